"""Previews the next occurrences of a rule before a schedule is created."""

from datetime import datetime
from itertools import islice

from workflow.recurrence.expansion import Occurrence, cursor_at
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import bounds, times_after

PREVIEWED = 10
"""How many occurrences are shown."""


def preview(draft: ScheduleDraft, now: datetime) -> list[Occurrence]:
    """Returns the first `PREVIEWED` occurrences of `draft` after `now` (aware).

    Raises:
        RuleInvalid, RuleWithoutOccurrences: the rule is not supported, or has no future occurrence.
    """
    last = bounds(draft, now).last
    return list(islice(times_after(draft, cursor_at(now, draft.timezone), last), PREVIEWED))

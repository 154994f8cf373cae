"""The next times that a rule gives, before anything is made of it."""

from datetime import datetime
from itertools import islice

from workflow.recurrence.expansion import Occurrence, cursor_at
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import bounds, times_after

PREVIEWED = 10
"""How many times are shown."""


def preview(draft: ScheduleDraft, now: datetime) -> list[Occurrence]:
    """The first `PREVIEWED` occurrences of `draft` after `now` (aware).

    Raises:
        RuleInvalid, RuleNever: the rule is none that is taken, or has no time that is to come.
    """
    last = bounds(draft, now).last
    return list(islice(times_after(draft, cursor_at(now, draft.timezone), last), PREVIEWED))

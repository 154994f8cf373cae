"""Lists the occurrences of a schedule: those of its rule without the excluded ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import dropwhile

from workflow.recurrence.end import RuleWithoutOccurrences, last_occurrence
from workflow.recurrence.expansion import Occurrence, Recurrence, cursor_at, occurrences_after
from workflow.recurrence.parser import parse_rule
from workflow.recurrence.rule import largest_day
from workflow.schedules.schedule import Schedule, ScheduleDraft
from workflow.time.local_time import moment_by_rule
from workflow.time.zones import is_known


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is computed once per rule: its `last` occurrence, None without an end, and its largest day."""

    last: Occurrence | None
    largest_day: int


def bounds(draft: ScheduleDraft, now: datetime) -> Bounds:
    """Returns the bounds of the rule of `draft`.

    Raises:
        RuleInvalid: the rule is not supported; the error names the part.
        RuleWithoutOccurrences: it has no occurrence within ten years of its start, or none after `now`.
    """
    rule = parse_rule(draft.rrule)
    of_rule = Bounds(last_occurrence(rule, draft.start, draft.timezone, now), largest_day(rule))
    if next(times_after(draft, cursor_at(now, draft.timezone), of_rule.last), None) is None:
        raise RuleWithoutOccurrences
    return of_rule


def times_after(draft: ScheduleDraft, after: Occurrence, last: Occurrence | None) -> Iterator[Occurrence]:
    """Yields the occurrences of `draft` after `after`, up to and including `last`, at most ten years ahead.

    There are none if its time zone is no longer known.
    """
    if not is_known(draft.timezone):
        return iter(())
    recurrence = Recurrence(
        rule=parse_rule(draft.rrule),
        start=draft.start,
        zone=draft.timezone,
        last=None if last is None else last.local,
        exdates=frozenset(draft.exdates),
    )
    return occurrences_after(recurrence, after)


def upcoming(schedule: Schedule) -> Iterator[Occurrence]:
    """Yields the occurrences after the cursor of `schedule`, up to and including its last.

    A cursor that it tracks is an occurrence: its moment is the one by the current rules of the time zone,
    since by newer ones the next occurrence may have the moment that the cursor was stored with.
    """
    cursor = schedule.cursor
    if is_known(schedule.timezone) and cursor.local in {each.local for each in schedule.open}:
        cursor = Occurrence(cursor.local, moment_by_rule(cursor.local, schedule.timezone))
    return times_after(schedule, cursor, schedule.last)


def occurrence_at(draft: ScheduleDraft, local: datetime, last: Occurrence | None) -> Occurrence | None:
    """Returns the occurrence of `draft` at the local time, or None."""
    before = local - timedelta(days=1)
    times = times_after(draft, Occurrence(before, moment_by_rule(before, draft.timezone)), last)
    first = next(dropwhile(lambda each: each.local < local, times), None)
    return first if first is not None and first.local == local else None

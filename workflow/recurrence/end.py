"""Finds the end of a rule: turns COUNT or UNTIL into the last local time."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile

from workflow.recurrence.expansion import Occurrence, OnStep, ignore_step, local_times
from workflow.recurrence.rule import Rule
from workflow.time.local_time import moment_by_rule
from workflow.time.zones import zone as zone_named

_LATEST = datetime(9999, 12, 30, tzinfo=UTC)
"""Later than any time of a rule, and no zone's offset moves it out of the calendar."""
_BACK = [timedelta(days=31 * 2**doubled) for doubled in range(8)]
"""How far before UNTIL to search for the last occurrence, up to eleven years: the start may be long ago."""
_YEARS = 100
"""A rule that ends more than this many years ahead is treated as endless, which bounds the search."""


class RuleWithoutOccurrences(Exception):
    """The rule has no local time within ten years of its start, or none before its end."""


def last_occurrence(
    rule: Rule, start: datetime, zone: str, now: datetime, *, on_step: OnStep = ignore_step
) -> Occurrence | None:
    """Returns the last occurrence by COUNT or UNTIL; None if it is over 100 years after start and `now`.

    COUNT counts every local time from `start` (naive), also excluded ones and those that share a moment.
    UNTIL is inclusive: a date includes its whole local day.

    Raises:
        RuleWithoutOccurrences: the rule has no occurrence at all, with or without an end.
        OverflowError: the start is in the calendar's first days.
    """
    first = next(local_times(rule, start, on_step=on_step), None)
    if first is None or not _is_within(rule, first, zone):
        raise RuleWithoutOccurrences
    last, latest_year = None, max(start.year, now.year) + _YEARS
    if rule.count:
        times = islice(local_times(rule, start, on_step=on_step), rule.count)
        last = _last_counted(times, latest_year)
    elif rule.until and (end := _local_end(rule.until, zone)).year <= latest_year:
        last = _last_until(rule, start, end, zone, on_step)
    return Occurrence(last, moment_by_rule(last, zone)) if last else None


def _last_counted(times: Iterable[datetime], latest_year: int) -> datetime | None:
    """Returns the last of `times`; None if it is after `latest_year`."""
    last = None
    for last in times:
        if last.year > latest_year:
            return None
    return last


def _last_until(rule: Rule, start: datetime, end: datetime, zone: str, on_step: OnStep) -> datetime | None:
    """Returns the last local time up to UNTIL, which is at `end`; there is at least one."""
    nearer_than_start = [end - back for back in _BACK if end - start > back]
    found = (
        _last(takewhile(lambda local: _is_within(rule, local, zone), times))
        for times in (
            local_times(rule, start, after, on_step=on_step) for after in (*nearer_than_start, None)
        )
    )
    return next(filter(None, found))


def _is_within(rule: Rule, local: datetime, zone: str) -> bool:
    """Returns whether UNTIL includes `local`."""
    if not isinstance(rule.until, datetime):
        return rule.until is None or local.date() <= rule.until
    if rule.until.tzinfo is None:
        return local <= rule.until
    return moment_by_rule(local, zone) <= rule.until


def _local_end(until: date | datetime, zone: str) -> datetime:
    """Returns UNTIL in the local time of `zone`."""
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    if until.tzinfo is None:
        return until
    return min(until, _LATEST).astimezone(zone_named(zone)).replace(tzinfo=None)


def _last(times: Iterable[datetime]) -> datetime | None:
    return next(iter(deque(times, maxlen=1)), None)

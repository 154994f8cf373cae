"""Expands a rule from any occurrence on; the cost does not grow with its age, and it always terminates.

Local times are naive and have the seconds of the rule's start.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from workflow.recurrence.days import dates, month_of
from workflow.recurrence.periods import Period, periods
from workflow.recurrence.rule import Rule
from workflow.time.local_time import moment_by_rule
from workflow.time.zones import zone as zone_named

MONTHS_AHEAD = 120
"""How far to search for the next occurrence: a rule without one in ten years is over."""

OnStep = Callable[[], object]
"""Called at each step of the search: for each month, and for each local time."""


def ignore_step() -> None:
    """Ignores the steps."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A local time (naive), and its moment (UTC)."""

    local: datetime
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A rule with everything that determines its moments.

    `last` is the result of `last_occurrence` when rule, start and zone were set; COUNT and UNTIL are not used
    otherwise.
    """

    rule: Rule
    start: datetime
    """Naive; sets the time of day. It is an occurrence only if it matches the rule."""
    zone: str
    last: datetime | None
    """The local time of the last occurrence; None if there is no end."""
    exdates: frozenset[datetime] = frozenset()
    """Excluded local times."""


def occurrences_after(
    recurrence: Recurrence, cursor: Occurrence | None, *, on_step: OnStep = ignore_step
) -> Iterator[Occurrence]:
    """Yields the occurrences after `cursor`, or all if it is None, up to the end of the rule or the calendar.

    The next occurrence is the first local time after the cursor's whose moment is also later than the
    cursor's. A local time that DST skips or repeats has the moment of `moment_by_rule`.
    https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3

    Raises:
        OverflowError: the start is in the calendar's first days.
    """
    rule, start, exdates = recurrence.rule, recurrence.start, recurrence.exdates
    after = cursor.local if cursor else None
    for local in local_times(rule, start, after, exdates=exdates, on_step=on_step):
        if recurrence.last is not None and local > recurrence.last:
            return
        moment = moment_by_rule(local, recurrence.zone)
        if cursor is None or moment > cursor.moment:
            cursor = Occurrence(local, moment)
            yield cursor


def cursor_at(now: datetime, zone: str) -> Occurrence:
    """Returns the cursor that precedes exactly the occurrences later than `now` (aware).

    Just after clocks went forward, the skipped local times still lie ahead; so the cursor's local time
    uses the smaller of the offsets of now and of a day ago.
    """
    moment = now.astimezone(UTC)
    readings = [
        moment.astimezone(zone_named(zone)),
        (moment - timedelta(days=1)).astimezone(zone_named(zone)),
    ]
    offset = min(reading.utcoffset() or timedelta() for reading in readings)
    return Occurrence((moment + offset).replace(tzinfo=None), moment)


def local_times(
    rule: Rule,
    start: datetime,
    after: datetime | None = None,
    *,
    exdates: Collection[datetime] = frozenset(),
    on_step: OnStep = ignore_step,
) -> Iterator[datetime]:
    """Yields the local times from `start` that are after `after`, in order, ignoring COUNT and UNTIL.

    It ends after `MONTHS_AHEAD` without one, or with the year 9998. One step searches at most 132 months, and
    also tries the times on the origin's day or those that BYSETPOS counts, and the excluded ones.
    """
    origin = max(start, after) if after else start
    limit = month_of(origin) + MONTHS_AHEAD
    times = _times(rule, start)
    for period in periods(rule, start.date(), origin.date()):
        if period[0][0] > limit:
            return
        for local in _of_period(rule, period, times, origin.date(), on_step):
            if local >= start and (after is None or local > after) and local not in exdates:
                yield local
                limit = month_of(local) + MONTHS_AHEAD


def _of_period(
    rule: Rule, period: Period, times: list[time], earliest: date, on_step: OnStep
) -> Iterator[datetime]:
    """Yields its local times in order; without BYSETPOS, only those on days from `earliest`."""
    for _ in period:
        on_step()
    days = [day for month, found in period for day in dates(month, found)]
    if not rule.by_set_pos:
        days = [day for day in days if day >= earliest]
    for place in _places(rule, len(days) * len(times)):
        on_step()
        yield datetime.combine(days[place // len(times)], times[place % len(times)])


def _places(rule: Rule, count: int) -> Collection[int]:
    """Returns the positions that BYSETPOS selects from the `count` local times of a period."""
    if not rule.by_set_pos:
        return range(count)
    places = {place - 1 if place > 0 else count + place for place in rule.by_set_pos}
    return sorted(place for place in places if 0 <= place < count)


def _times(rule: Rule, start: datetime) -> list[time]:
    """Returns the times of a day, in order."""
    hours, minutes = rule.by_hour or (start.hour,), rule.by_minute or (start.minute,)
    return [start.time().replace(hour=hour, minute=minute) for hour in hours for minute in minutes]

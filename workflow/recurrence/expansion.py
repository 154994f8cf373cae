"""The occurrences of a rule after any of them: its cost doesn't grow with the rule's age, and it always ends.

Local times are naive, and have the rule's start's seconds.
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
"""How far ahead of an occurrence the next is looked for: a rule that gives none within ten years is over."""

Tally = Callable[[], object]
"""Is called at each step: a month looked at, or a local time tried."""


def uncounted() -> None:
    """Counts no steps."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A local time (naive), and its moment (UTC)."""

    local: datetime
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A rule with all that decides which moments it gives.

    `last` is what `last_occurrence` returned when rule, start and zone were set: of COUNT and UNTIL
    nothing else is looked at.
    """

    rule: Rule
    start: datetime
    """Naive; it gives the time of day, and is an occurrence only where the rule gives it."""
    zone: str
    last: datetime | None
    """The local time of the last occurrence; None where there is no end."""
    exdates: frozenset[datetime] = frozenset()
    """Local times that are left out."""


def occurrences_after(
    recurrence: Recurrence, cursor: Occurrence | None, *, tally: Tally = uncounted
) -> Iterator[Occurrence]:
    """The occurrences after `cursor`, or all of them where it is None, until it is over or calendars end.

    Moments decide: the next is the first local time after the cursor's whose moment is after the
    cursor's, too. A local time that clocks skip or repeat has the moment of `moment_by_rule`.
    https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3

    Raises:
        OverflowError: the start is in the calendar's first days.
    """
    rule, start, exdates = recurrence.rule, recurrence.start, recurrence.exdates
    after = cursor.local if cursor else None
    for local in local_times(rule, start, after, exdates=exdates, tally=tally):
        if recurrence.last is not None and local > recurrence.last:
            return
        moment = moment_by_rule(local, recurrence.zone)
        if cursor is None or moment > cursor.moment:
            cursor = Occurrence(local, moment)
            yield cursor


def cursor_at(now: datetime, zone: str) -> Occurrence:
    """The cursor after which all occurrences are later than `now` (aware), and none that is later is missed.

    Just after clocks were put forward, what they skipped is still ahead: the local time is by the
    offset of a day before where that is the earlier one.
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
    tally: Tally = uncounted,
) -> Iterator[datetime]:
    """The local times from `start` on that are after `after`, in order, as if the rule had no COUNT or UNTIL.

    They end where `MONTHS_AHEAD` have none, or with the year 9998. To the next one these are at most
    132 months, and what is tried besides: the origin's day or BYSETPOS, and what is left out.
    """
    origin = max(start, after) if after else start
    limit = month_of(origin) + MONTHS_AHEAD
    times = _times(rule, start)
    for period in periods(rule, start.date(), origin.date()):
        if period[0][0] > limit:
            return
        for local in _of_period(rule, period, times, origin.date(), tally):
            if local >= start and (after is None or local > after) and local not in exdates:
                yield local
                limit = month_of(local) + MONTHS_AHEAD


def _of_period(
    rule: Rule, period: Period, times: list[time], earliest: date, tally: Tally
) -> Iterator[datetime]:
    """Its local times, in order; where no place matters, without those of days before `earliest`."""
    for _ in period:
        tally()
    days = [day for month, found in period for day in dates(month, found)]
    if not rule.by_set_pos:
        days = [day for day in days if day >= earliest]
    for place in _places(rule, len(days) * len(times)):
        tally()
        yield datetime.combine(days[place // len(times)], times[place % len(times)])


def _places(rule: Rule, count: int) -> Collection[int]:
    """Which of `count` local times of a period BYSETPOS takes."""
    if not rule.by_set_pos:
        return range(count)
    places = {place - 1 if place > 0 else count + place for place in rule.by_set_pos}
    return sorted(place for place in places if 0 <= place < count)


def _times(rule: Rule, start: datetime) -> list[time]:
    """The times of a day, in order."""
    hours, minutes = rule.by_hour or (start.hour,), rule.by_minute or (start.minute,)
    return [start.time().replace(hour=hour, minute=minute) for hour in hours for minute in minutes]

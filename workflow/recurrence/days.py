"""Computes the days of a month that a rule gives, as a bit mask (bit 0 is the 1st)."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, reduce
from operator import or_

from workflow.recurrence.rule import Rule, Weekday

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Days:
    """Evaluates BYMONTH, BYMONTHDAY and BYDAY for a month, with `start` as the default day.

    A month is a number counted from the year 0: `12 * year + month - 1`.
    """

    def __init__(self, rule: Rule, start: date) -> None:
        by_month, self._by_month_day, self._by_day = _completed(rule, start)
        self.months = by_month or tuple(range(1, 13))
        """The months of a year in which the rule can have a day."""
        self._is_of_year = rule.freq == "YEARLY" and not rule.by_month
        self._found: dict[tuple[int, int, bool], int] = {}

    def of(self, month: int) -> int:
        """Returns the days of `month`, ignoring the interval."""
        year, before = divmod(month, 12)
        if before + 1 not in self.months:
            return 0
        kind = (before, (first_day(month) - 1) % 7, isleap(year))
        if kind not in self._found:
            self._found[kind] = self._given(*kind)
        return self._found[kind]

    def _given(self, before: int, first_weekday: int, is_leap: bool) -> int:  # noqa: FBT001  # a kind of month
        """Returns the days of a month with `before` months before it that begins on `first_weekday`."""
        length = _LENGTHS[before] + (before == 1 and is_leap)
        found = _month_days(self._by_month_day, length)
        if not self._by_day:
            return found
        before_it = sum(_LENGTHS[:before]) + (before > 1 and is_leap) if self._is_of_year else 0
        whole = (366 if is_leap else 365) if self._is_of_year else length
        return found & _weekdays(self._by_day, (first_weekday - before_it) % 7, whole) >> before_it


def first_day(month: int) -> int:
    """Returns the ordinal of a month's first day."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def month_of(day: date) -> int:
    """Returns the month that contains `day`."""
    return day.year * 12 + day.month - 1


def dates(month: int, days: int) -> list[date]:
    """Returns the days of `month` whose bits are set in `days`."""
    year, before = divmod(month, 12)
    return [date(year, before + 1, bit + 1) for bit in range(days.bit_length()) if days >> bit & 1]


def _completed(rule: Rule, start: date) -> tuple[tuple[int, ...], tuple[int, ...], tuple[Weekday, ...]]:
    """Returns BYMONTH, BYMONTHDAY and BYDAY; `start` supplies the day if the rule has none."""
    if rule.by_month_day or rule.by_day or rule.freq == "DAILY":
        return rule.by_month, rule.by_month_day, rule.by_day
    if rule.freq == "WEEKLY":
        return rule.by_month, (), (Weekday(start.weekday()),)
    if rule.freq == "MONTHLY":
        return rule.by_month, (start.day,), ()
    return rule.by_month or (start.month,), (start.day,), ()


def _month_days(by_month_day: tuple[int, ...], length: int) -> int:
    if not by_month_day:
        return _all(length)
    return _union(_bit(day - 1 if day > 0 else length + day, length) for day in by_month_day)


@lru_cache(maxsize=64)
def _weekdays(weekdays: tuple[Weekday, ...], first_weekday: int, length: int) -> int:
    return _union(_weekday(each, first_weekday, length) for each in weekdays)


def _weekday(weekday: Weekday, first_weekday: int, length: int) -> int:
    """Returns the days with a weekday, each or the nth, in a period of `length` days from `first_weekday`."""
    first = (weekday.day - first_weekday) % 7
    if not weekday.ordinal:
        return _union(1 << place for place in range(first, length, 7))
    if weekday.ordinal > 0:
        return _bit(first + 7 * (weekday.ordinal - 1), length)
    return _bit(first + 7 * ((length - 1 - first) // 7 + weekday.ordinal + 1), length)


def _bit(place: int, length: int) -> int:
    return 1 << place if 0 <= place < length else 0


def _all(length: int) -> int:
    return (1 << length) - 1


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)

"""Computes the periods of a rule: every nth day, week, month or year from its start."""

from collections.abc import Iterator
from datetime import date

from workflow.recurrence.days import Days, first_day, month_of
from workflow.recurrence.rule import Rule

Period = list[tuple[int, int]]
"""Months with their days as bit masks; BYSETPOS counts through all of them."""

_END = 9999 * 12
"""The month after the last one: a year before the calendar's end, so that no zone's offset leaves it."""
_LAST_DAY = first_day(_END)
_LONGEST_MONTH = 31


def periods(rule: Rule, start: date, origin: date) -> Iterator[Period]:
    """Yields the periods from the one containing `origin` to the calendar's end, also those without a day.

    Daily and weekly rules, and rules without BYSETPOS, get single months, since positions don't matter there.
    """
    days = Days(rule, start)
    if rule.freq == "YEARLY":
        return _yearly(rule, days, start, origin)
    if rule.freq == "MONTHLY":
        months = range(_at(month_of(start), month_of(origin), rule.interval), _END, rule.interval)
        return ([(month, days.of(month))] for month in months)
    return _in_runs(_Runs(rule, start), days, month_of(origin))


def _yearly(rule: Rule, days: Days, start: date, origin: date) -> Iterator[Period]:
    for year in range(_at(start.year, origin.year, rule.interval), _END // 12, rule.interval):
        period = ((month, days.of(month)) for month in (12 * year + number - 1 for number in days.months))
        if rule.by_set_pos:
            yield list(period)
        else:
            yield from ([month] for month in period)


class _Runs:
    """Every nth day or week since that of `start`: runs of one day or of seven."""

    def __init__(self, rule: Rule, start: date) -> None:
        self._length = 7 if rule.freq == "WEEKLY" else 1
        before = (start.weekday() - rule.week_start) % 7 if rule.freq == "WEEKLY" else 0
        self._first = start.toordinal() - before
        self._step = self._length * rule.interval
        run = (1 << self._length) - 1
        self._bits = sum(run << place for place in range(0, _LONGEST_MONTH + self._length, self._step))

    def next(self, day: int) -> int:
        """Returns the first day of the run that contains `day`, or of the next one."""
        steps = -((self._first + self._length - 1 - day) // self._step)
        return self._first + max(0, steps) * self._step

    def of(self, month: int) -> int:
        """Returns the days of `month` that are in runs."""
        first = first_day(month)
        place = self.next(first) - first
        return self._bits << place if place >= 0 else self._bits >> -place


def _in_runs(runs: _Runs, days: Days, month: int) -> Iterator[Period]:
    """Yields the months with their days in runs; skips months that lie between runs."""
    while month < _END:
        found = days.of(month)
        yield [(month, found and found & runs.of(month))]
        following = runs.next(first_day(month + 1))
        if following >= _LAST_DAY:
            return
        month = max(month + 1, month_of(date.fromordinal(following)))


def _at(first: int, place: int, step: int) -> int:
    """Returns the last of `first`, `first + step` and so on not after `place`; at least `first`."""
    return first + max(0, (place - first) // step) * step

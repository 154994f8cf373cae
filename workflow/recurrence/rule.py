"""A recurrence rule and its canonical text.

https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Their names in rules; the indexes are those of `date.weekday()`."""


class RuleInvalid(Exception):
    """A rule that is malformed or not supported: `part` (BYDAY; RRULE for the whole) and `reason`."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(f"{part} {reason}")
        self.part = part
        self.reason = reason


class Weekday(NamedTuple):
    """A weekday (0 is Monday) and its ordinal in the period: negative counts from the end, 0 means each."""

    day: int
    ordinal: int = 0

    @property
    def text(self) -> str:
        """Its text in a rule: MO, 2MO, -1MO."""
        return f"{self.ordinal or ''}{WEEKDAYS[self.day]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The parts of a rule; an absent part is an empty tuple, and no tuple has duplicates."""

    freq: Frequency
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    """The last day, the last local time (naive), or the last moment (UTC), inclusive."""
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[Weekday, ...] = ()
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0
    """The first day of the week; 0 is Monday."""

    @property
    def text(self) -> str:
        """The canonical text, equal for equal rules; omits parts with default values."""
        parts = {
            "FREQ": self.freq,
            "INTERVAL": str(self.interval) if self.interval != 1 else "",
            "COUNT": str(self.count or ""),
            "UNTIL": _until_text(self.until) if self.until else "",
            "BYMONTH": _list_text(self.by_month),
            "BYMONTHDAY": _list_text(self.by_month_day),
            "BYDAY": ",".join(weekday.text for weekday in self.by_day),
            "BYHOUR": _list_text(self.by_hour),
            "BYMINUTE": _list_text(self.by_minute),
            "BYSETPOS": _list_text(self.by_set_pos),
            "WKST": WEEKDAYS[self.week_start] if self.week_start else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    @property
    def times_a_day(self) -> int:
        """The number of times a day that BYHOUR and BYMINUTE allow."""
        return max(1, len(self.by_hour)) * max(1, len(self.by_minute))


def largest_day(rule: Rule) -> int:
    """Returns the maximum number of local times that the rule can give on one local day."""
    return min(rule.times_a_day, len(rule.by_set_pos) or rule.times_a_day)


def _list_text(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _until_text(until: date | datetime) -> str:
    if not isinstance(until, datetime):
        return until.isoformat().replace("-", "")
    text = until.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")
    return text + ("Z" if until.tzinfo else "")

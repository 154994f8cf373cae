"""Parses the values of a rule's parts: numbers, weekdays, the end."""

import re
from datetime import UTC, date, datetime

from workflow.recurrence.rule import WEEKDAYS, RuleInvalid, Weekday

_NUMBER = re.compile(r"[0-9]{1,4}")
_PLACE = re.compile(r"[+-]?(?!0+\Z)[0-9]{1,3}")
_WEEKDAY = re.compile(r"(?P<ordinal>[+-]?[0-9]{1,2})?(?P<day>[A-Z]{2})")
_UNTIL = re.compile(r"[0-9]{8}(?P<time>T(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9](?P<utc>Z)?)?")
_MOST_IN_YEAR = 53
"""The maximum number of times that a weekday occurs in a year."""


def number(part: str, value: str, *, highest: int) -> int:
    """Parses a whole number.

    Raises:
        RuleInvalid: it is not a number from 1 to `highest`.
    """
    return _within(part, value, _NUMBER, range(1, highest + 1), "must be a whole number")


def numbers(part: str, value: str, *, lowest: int, highest: int) -> tuple[int, ...]:
    """Parses whole numbers; returns them in order without duplicates.

    Raises:
        RuleInvalid: one is not a number from `lowest` to `highest`.
    """
    allowed = range(lowest, highest + 1)
    what = "must be whole numbers with a comma between them, each"
    return tuple(sorted({_within(part, each, _NUMBER, allowed, what) for each in value.split(",")}))


def places(part: str, value: str, *, highest: int) -> tuple[int, ...]:
    """Parses positions from the start (1, 2) and from the end (-1, -2); returns them in that order.

    Raises:
        RuleInvalid: one is not a number, is 0, or is further from 0 than `highest`.
    """
    allowed = range(-highest, highest + 1)
    what = "must be whole numbers with a comma between them, not 0, each"
    found = {_within(part, each, _PLACE, allowed, what) for each in value.split(",")}
    return tuple(sorted(found, key=lambda place: (place < 0, place)))


def weekday(part: str, value: str) -> int:
    """Parses a weekday; returns its index in the week, 0 is Monday.

    Raises:
        RuleInvalid: it is not a weekday.
    """
    if value not in WEEKDAYS:
        raise RuleInvalid(part, f"must be one of {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(value)


def weekdays(part: str, value: str) -> tuple[Weekday, ...]:
    """Parses weekdays with or without ordinals; returns them in order without duplicates.

    Raises:
        RuleInvalid: one is not a weekday, or its ordinal is 0 or too large for any period.
    """
    found = set()
    for each in value.split(","):
        read = _WEEKDAY.fullmatch(each)
        if read is None or read["day"] not in WEEKDAYS:
            raise RuleInvalid(part, "must be weekdays like MO, 2MO or -1MO with a comma between them")
        ordinal = int(read["ordinal"] or 0)
        if read["ordinal"] and not 1 <= abs(ordinal) <= _MOST_IN_YEAR:
            raise RuleInvalid(part, f"has a number that is 0 or over {_MOST_IN_YEAR}")
        found.add(Weekday(WEEKDAYS.index(read["day"]), ordinal))
    return tuple(sorted(found, key=lambda each: (each.day, each.ordinal < 0, each.ordinal)))


def until(part: str, value: str) -> date | datetime:
    """Parses a date, a local time (naive), or a moment (UTC).

    Raises:
        RuleInvalid: it has none of these forms, or no calendar has such a date.
    """
    read = _UNTIL.fullmatch(value)
    if read is None:
        raise RuleInvalid(part, "must be like 20271231, 20271231T090000 or 20271231T090000Z")
    try:
        if not read["time"]:
            return date.fromisoformat(value)
        time = datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError as error:
        raise RuleInvalid(part, "must be a date that calendars have") from error
    return time.replace(tzinfo=UTC) if read["utc"] else time


def _within(part: str, value: str, form: re.Pattern[str], allowed: range, what: str) -> int:
    found = int(value) if form.fullmatch(value) else None
    if found is None or found not in allowed:
        raise RuleInvalid(part, f"{what} from {allowed[0]} to {allowed[-1]}")
    return found

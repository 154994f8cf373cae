"""Parses the text of a rule; an error names the part that is invalid or not supported."""

import re
from typing import get_args

from workflow.recurrence import values
from workflow.recurrence.rule import Frequency, Rule, RuleInvalid

LONGEST_TEXT = 500
"""Characters of a rule's text: all months, days, weekdays and 24 times a day need fewer."""

MOST_A_DAY = 24
"""How many times a day a rule may give."""

_WHOLE = "RRULE"
_NAME = re.compile(r"[A-Z][A-Z-]{0,19}")
_TAKEN = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYSETPOS"}
    | {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE"}
)
_REFUSED = {
    "DTSTART": "isn't part of the rule: give it as start",
    "BYSECOND": "isn't supported: the seconds are those of start",
    "BYWEEKNO": "isn't supported",
    "BYYEARDAY": "isn't supported",
}
_MOST_IN_MONTH = 5
"""The maximum number of times that a weekday occurs in a month."""


def parse_rule(text: str) -> Rule:
    """Parses a rule, in upper or lower case, with or without a leading `RRULE:`.

    Raises:
        RuleInvalid: it is malformed or not supported.
    """
    given = _parts(text)
    if "FREQ" not in given:
        raise RuleInvalid("FREQ", "is missing")
    rule = Rule(
        freq=_frequency(given["FREQ"]),
        interval=values.number("INTERVAL", given.get("INTERVAL", "1"), highest=999),
        count=values.number("COUNT", given["COUNT"], highest=1000) if "COUNT" in given else None,
        until=values.until("UNTIL", given["UNTIL"]) if "UNTIL" in given else None,
        by_month=_numbers("BYMONTH", given, lowest=1, highest=12),
        by_month_day=_places("BYMONTHDAY", given, highest=31),
        by_day=values.weekdays("BYDAY", given["BYDAY"]) if "BYDAY" in given else (),
        by_hour=_numbers("BYHOUR", given, lowest=0, highest=23),
        by_minute=_numbers("BYMINUTE", given, lowest=0, highest=59),
        by_set_pos=_places("BYSETPOS", given, highest=366),
        week_start=values.weekday("WKST", given.get("WKST", "MO")),
    )
    _check_weekdays(rule)
    _check_together(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    """Returns the values by part name, in upper case."""
    if len(text) > LONGEST_TEXT:
        raise RuleInvalid(_WHOLE, f"has more than {LONGEST_TEXT} characters")
    if not text.isascii():
        raise RuleInvalid(_WHOLE, "has characters other than ASCII's")
    found: dict[str, str] = {}
    for piece in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, value = _part(piece)
        if name in found:
            raise RuleInvalid(name, "is given twice")
        found[name] = value
    return found


def _part(piece: str) -> tuple[str, str]:
    read = _NAME.match(piece)
    if read is None:
        raise RuleInvalid(_WHOLE, "must be parts like FREQ=DAILY with one semicolon between them")
    name = read[0]
    if name not in _TAKEN:
        raise RuleInvalid(name, _REFUSED.get(name, "is no part of a rule"))
    sign, value = piece[len(name) :][:1], piece[len(name) + 1 :]
    if sign != "=" or not value:
        raise RuleInvalid(name, f"must have a value: {name}=…")
    return name, value


def _frequency(value: str) -> Frequency:
    for each in get_args(Frequency):
        if value == each:
            return each  # type: ignore[no-any-return]  # get_args returns Any
    raise RuleInvalid("FREQ", f"must be one of {', '.join(get_args(Frequency))}")


def _numbers(part: str, given: dict[str, str], *, lowest: int, highest: int) -> tuple[int, ...]:
    return values.numbers(part, given[part], lowest=lowest, highest=highest) if part in given else ()


def _places(part: str, given: dict[str, str], *, highest: int) -> tuple[int, ...]:
    return values.places(part, given[part], highest=highest) if part in given else ()


def _check_weekdays(rule: Rule) -> None:
    """Checks the ordinals in BYDAY, which count weekdays of a month or of a year."""
    most = max((abs(weekday.ordinal) for weekday in rule.by_day), default=0)
    if most and rule.freq in {"DAILY", "WEEKLY"}:
        raise RuleInvalid("BYDAY", "may have numbers only with FREQ=MONTHLY or YEARLY")
    if most > _MOST_IN_MONTH and (rule.freq == "MONTHLY" or rule.by_month):
        raise RuleInvalid("BYDAY", f"has a number over {_MOST_IN_MONTH}, and no month has so many")


def _check_together(rule: Rule) -> None:
    """Checks parts that exclude or require each other."""
    if rule.count and rule.until:
        raise RuleInvalid("UNTIL", "can't be given together with COUNT")
    if rule.by_month_day and rule.freq == "WEEKLY":
        raise RuleInvalid("BYMONTHDAY", "can't be given with FREQ=WEEKLY")
    if rule.times_a_day > MOST_A_DAY:
        part = "BYHOUR" if rule.by_hour else "BYMINUTE"
        raise RuleInvalid(part, f"gives more than {MOST_A_DAY} times of a day (BYHOUR x BYMINUTE)")
    if not rule.by_set_pos:
        return
    # Calendars disagree on the first position in a week; within a day, BYHOUR already selects.
    if rule.freq in {"DAILY", "WEEKLY"}:
        raise RuleInvalid("BYSETPOS", "may be given only with FREQ=MONTHLY or YEARLY")
    if not (rule.by_month or rule.by_month_day or rule.by_day or rule.by_hour or rule.by_minute):
        raise RuleInvalid("BYSETPOS", "needs another part whose places it counts, such as BYDAY")

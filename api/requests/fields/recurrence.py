"""Reads `rrule`: a recurrence rule of RFC 5545, without the parts that are not supported here."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from workflow.recurrence.parser import LONGEST_TEXT, parse_rule
from workflow.recurrence.rule import RuleInvalid

_PARTS = frozenset(
    {"RRULE", "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "DTSTART", "BYMONTH", "BYMONTHDAY", "BYDAY"}
    | {"BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"}
)
"""The names that an error may repeat: others are user input. https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10"""


def canonical(text: str) -> str:
    """Returns the rule in canonical form, which equal rules share.

    Raises:
        PydanticCustomError: `rule_invalid`, with the part that is not supported.
    """
    try:
        return parse_rule(text).text
    except RuleInvalid as error:
        raise PydanticCustomError("rule_invalid", "{detail}", {"detail": rule_detail(error)}) from None


def rule_detail(error: RuleInvalid) -> str:
    """Describes in a sentence what is wrong with a rule."""
    part = error.part if error.part in _PARTS else "A part"
    return f"{part} {error.reason}."


RecurrenceRule = Annotated[
    str,
    Field(
        max_length=LONGEST_TEXT,
        description="When it occurs: a rule of RFC 5545 with FREQ (DAILY, WEEKLY, MONTHLY, YEARLY),"
        " INTERVAL, COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSETPOS (with MONTHLY and"
        " YEARLY) and WKST.",
        examples=["FREQ=WEEKLY;BYDAY=MO,TH"],
    ),
    AfterValidator(canonical),
]

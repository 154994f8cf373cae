"""Reads `rrule`: a recurrence rule of RFC 5545, without what is not taken here."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from workflow.recurrence.parser import LONGEST_TEXT, parse_rule
from workflow.recurrence.rule import RuleInvalid

_PARTS = frozenset(
    {"RRULE", "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "DTSTART", "BYMONTH", "BYMONTHDAY", "BYDAY"}
    | {"BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"}
)
"""The names that may be told: any other is what was sent. https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10"""


def canonical(text: str) -> str:
    """The rule that `text` writes, in the one text that equal rules have.

    Raises:
        PydanticCustomError: `rule_invalid`, with the part of it that is not taken.
    """
    try:
        return parse_rule(text).text
    except RuleInvalid as error:
        raise PydanticCustomError("rule_invalid", "{detail}", {"detail": rule_detail(error)}) from None


def rule_detail(error: RuleInvalid) -> str:
    """What is wrong with a rule, in a sentence."""
    part = error.part if error.part in _PARTS else "A part"
    return f"{part} {error.reason}."


RecurrenceRule = Annotated[
    str,
    Field(
        max_length=LONGEST_TEXT,
        description="When it occurs: a rule of RFC 5545 with FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL,"
        " COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSETPOS (with MONTHLY and YEARLY)"
        " and WKST.",
        examples=["FREQ=WEEKLY;BYDAY=MO,TH"],
    ),
    AfterValidator(canonical),
]

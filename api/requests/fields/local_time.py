"""Reads a schedule's local times: times in its zone, in whole seconds."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from api.requests.fields import date_time
from api.requests.fields.lengths import MAX_EXDATES

YEARS = range(1900, 3000)
"""Years for which zones have offsets and rules stay within the calendar."""


def local(value: object) -> datetime:
    """Returns the local time (naive) in `value`.

    Raises:
        PydanticCustomError: `wrong_type`, `out_of_range` or, also for a time with an offset or a fraction,
            `invalid_date_time`.
    """
    try:
        time = date_time.read(value)
    except PydanticCustomError as error:
        if error.type == "wrong_type":
            raise
        raise _refusal() from None
    if time.tzinfo is not None or time.microsecond:
        raise _refusal()
    if time.year not in YEARS:
        raise PydanticCustomError("out_of_range", "Must be in the years 1900 to 2999.")
    return time


def in_order(times: list[datetime]) -> list[datetime]:
    """Returns the `times` sorted, without duplicates.

    Raises:
        PydanticCustomError: `too_many`.
    """
    if len(times) > MAX_EXDATES:
        raise PydanticCustomError("too_many", "At most {most} times are allowed.", {"most": MAX_EXDATES})
    return sorted(set(times))


def _refusal() -> PydanticCustomError:
    return PydanticCustomError(
        "invalid_date_time",
        "Must be an existing local date and time without offset or fraction, like 2026-12-01T09:00:00.",
    )


_EXAMPLE = {"type": "string", "examples": ["2026-12-01T09:00:00"]}

LocalTime = Annotated[datetime, PlainValidator(local), WithJsonSchema(_EXAMPLE)]
"""A local time of a schedule, without an offset."""

Start = Annotated[
    LocalTime,
    Field(
        description="When the rule starts, and its time of day: a local time in `timezone`, without an"
        " offset. It is an occurrence only if it matches the rule."
    ),
]
Exdates = Annotated[
    list[LocalTime],
    Field(
        description=f"Up to {MAX_EXDATES} local times that are excluded from the rule.",
        json_schema_extra={"maxItems": MAX_EXDATES},
    ),
    AfterValidator(in_order),
]

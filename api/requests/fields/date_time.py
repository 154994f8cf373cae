"""Reads `dueAt`: RFC 3339, with an offset or as a local time."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_FORM = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?P<time>[0-9]{2}:[0-9]{2})"
    r"(?P<seconds>:[0-9]{2}(?P<fraction>\.[0-9]+)?)?"
    r"(?P<offset>[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)


def read(value: object) -> datetime:
    """The moment that `value` names, in UTC, or a naive time where it has no offset.

    A fraction is rounded up to the next second, since nothing may be sent early. A local time may leave out
    its seconds, as the date and time inputs of browsers do.

    Raises:
        PydanticCustomError: `wrong_type` or `invalid_date_time`.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("wrong_type", "Must be text.")
    parts = _FORM.fullmatch(value)
    if parts is None or (parts["offset"] and not parts["seconds"]):
        raise _refusal()
    try:
        return _moment(parts)
    except (ValueError, OverflowError):
        raise _refusal() from None


def _moment(parts: re.Match[str]) -> datetime:
    whole_seconds = (parts["seconds"] or ":00")[:3]
    offset = (parts["offset"] or "").upper()
    moment = datetime.fromisoformat(f"{parts['date']}T{parts['time']}{whole_seconds}{offset}")
    if (parts["fraction"] or "").strip(".0"):
        moment += timedelta(seconds=1)
    return moment.astimezone(UTC) if offset else moment


def _refusal() -> PydanticCustomError:
    return PydanticCustomError(
        "invalid_date_time", "Must be a date and time that exist, like 2026-11-23T22:00:00+11:00."
    )


DueAt = Annotated[
    datetime,
    PlainValidator(read),
    WithJsonSchema(
        {
            "type": "string",
            "description": "When to send: RFC 3339 with an offset, or a local time without one beside"
            " `timezone`. A fraction of a second is rounded up.",
            "examples": ["2026-11-23T22:00:00+11:00"],
        }
    ),
]

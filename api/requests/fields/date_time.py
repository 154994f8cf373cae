"""Reads `dueAt`: RFC 3339, with an offset or as a local time."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from workflow.time.offsets import fixed

_FORM = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?P<time>[0-9]{2}:[0-9]{2})"
    r"(?P<seconds>:[0-9]{2}(?P<fraction>\.[0-9]+)?)?"
    r"(?P<offset>[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)


_UNKNOWN = frozenset({"Z", "z", "-00:00"})

UNKNOWN_OFFSET = timezone(timedelta(0), "Z")
"""The offset of a time given in UTC. It says nothing about anyone's local time, as other offsets do.

https://www.rfc-editor.org/rfc/rfc9557#section-2.2
"""


def read(value: object) -> datetime:
    """Returns the time in `value`, with its offset or `UNKNOWN_OFFSET`; naive if it has none.

    A fraction is cut to microseconds, but a nonzero one never becomes zero. A local time may omit the
    seconds, as browsers' date and time inputs do.

    Raises:
        PydanticCustomError: `wrong_type` or `invalid_date_time`.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("wrong_type", "Must be text.")
    parts = _FORM.fullmatch(value)
    if parts is None or (parts["offset"] and not parts["seconds"]):
        raise _refusal()
    try:
        return _time(parts)
    except (ValueError, OverflowError):
        raise _refusal() from None


def _time(parts: re.Match[str]) -> datetime:
    whole_seconds = (parts["seconds"] or ":00")[:3]
    local = datetime.fromisoformat(f"{parts['date']}T{parts['time']}{whole_seconds}")
    local = local.replace(microsecond=_microseconds(parts["fraction"] or "."))
    offset = parts["offset"]
    if offset is None:
        return local
    time = local.replace(tzinfo=UNKNOWN_OFFSET if offset in _UNKNOWN else fixed(offset))
    time.astimezone(UTC)  # raises if the calendar ends before it
    return time


def _microseconds(fraction: str) -> int:
    digits = fraction[1:]
    return int(digits[:6].ljust(6, "0")) or (1 if digits.strip("0") else 0)


def _refusal() -> PydanticCustomError:
    return PydanticCustomError(
        "invalid_date_time", "Must be an existing date and time, like 2026-11-23T22:00:00+11:00."
    )


DueAt = Annotated[
    datetime,
    PlainValidator(read),
    WithJsonSchema(
        {
            "type": "string",
            "description": "When to send: RFC 3339 with `Z` or an offset that `timezone` has at that time, or"
            " a local time without an offset, with `timezone`. A fraction of a second is rounded up.",
            "examples": ["2026-11-23T22:00:00+11:00"],
        }
    ),
]

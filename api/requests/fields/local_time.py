"""Turns a local time into a moment; where clocks are changed it names none, or two."""

from datetime import UTC, datetime, timedelta

from api.requests.fields.timezones import zone
from api.responses.field_errors import body_error
from api.responses.models import FieldError


def moment(local: datetime, timezone: str) -> datetime | FieldError:
    """The one moment, in UTC, at which the clocks of `timezone` show `local` (naive).

    A local time that daylight saving skips or repeats is an error, with the offsets to choose from.
    """
    try:
        readings = [local.replace(tzinfo=zone(timezone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    except OverflowError:
        return body_error("dueAt", "invalid_date_time", "Must be a date and time that exist.")
    if readings[0] == readings[1]:
        return readings[0]
    offsets = [_offset_text(local - reading.replace(tzinfo=None)) for reading in readings]
    is_shown = readings[0].astimezone(zone(timezone)).replace(tzinfo=None) == local
    error = (
        body_error(
            "dueAt", "local_time_repeated", f"This local time comes twice: add {' or '.join(offsets)}."
        )
        if is_shown
        else body_error(
            "dueAt", "local_time_skipped", f"This local time is skipped: add {' or '.join(offsets)}."
        )
    )
    error["offsets"] = offsets
    return error


def _offset_text(offset: timedelta) -> str:
    """`offset` as RFC 3339 writes it, like +11:00."""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"

"""Parses and formats UTC offsets of RFC 3339, like +05:30; each is also a zone without DST."""

import re
from datetime import UTC, timedelta, timezone

_FORM = re.compile(r"(?P<sign>[+-])(?P<hours>[01][0-9]|2[0-3]):(?P<minutes>[0-5][0-9])")


def is_offset(text: str) -> bool:
    """Returns whether `text` is an offset: less than a day, in minutes."""
    return _FORM.fullmatch(text) is not None


def fixed(text: str) -> timezone:
    """Returns the zone with the fixed offset `text`.

    Raises:
        ValueError: `text` is not an offset.
    """
    parts = _FORM.fullmatch(text)
    if parts is None:
        raise ValueError("not an offset")
    offset = timedelta(hours=int(parts["hours"]), minutes=int(parts["minutes"]))
    return timezone(-offset if parts["sign"] == "-" else offset) if offset else UTC


def offset_text(offset: timedelta | None) -> str:
    """Formats an offset for RFC 3339, None as +00:00; truncates seconds, which only historic zones have."""
    hours, minutes = divmod(abs(offset or timedelta()) // timedelta(minutes=1), 60)
    return f"{'-' if offset and offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def zone_of(offset: str) -> str:
    """Returns the zone in which to show a time with this `offset`: UTC, or the offset itself."""
    return "UTC" if fixed(offset) is UTC else offset

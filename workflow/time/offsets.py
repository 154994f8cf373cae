"""Offsets from UTC as RFC 3339 writes them, like +05:30: each is a zone without changes of clocks, too."""

import re
from datetime import UTC, timedelta, timezone

_FORM = re.compile(r"(?P<sign>[+-])(?P<hours>[01][0-9]|2[0-3]):(?P<minutes>[0-5][0-9])")


def is_offset(text: str) -> bool:
    """Whether `text` is an offset: less than a day, in minutes."""
    return _FORM.fullmatch(text) is not None


def fixed(text: str) -> timezone:
    """The zone that always has the offset `text`.

    Raises:
        ValueError: `text` is no offset.
    """
    parts = _FORM.fullmatch(text)
    if parts is None:
        raise ValueError("not an offset")
    offset = timedelta(hours=int(parts["hours"]), minutes=int(parts["minutes"]))
    return timezone(-offset if parts["sign"] == "-" else offset) if offset else UTC


def offset_text(offset: timedelta | None) -> str:
    """`offset` as RFC 3339 writes it, +00:00 for none; seconds, which only the distant past has, are cut."""
    hours, minutes = divmod(abs(offset or timedelta()) // timedelta(minutes=1), 60)
    return f"{'-' if offset and offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def zone_of(offset: str) -> str:
    """The zone that a time with this `offset` is shown in: UTC, or the offset itself."""
    return "UTC" if fixed(offset) is UTC else offset

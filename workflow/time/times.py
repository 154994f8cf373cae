"""Formats and parses timestamps as records store them (RFC 3339, UTC, with a `Z`)."""

import math
from datetime import UTC, datetime, time, timedelta


def seconds_text(time: datetime) -> str:
    """Formats `time` (aware) in whole seconds of UTC, for `dueAt`: 2026-11-23T22:00:00Z."""
    return _text(time, "seconds")


def millis_text(time: datetime) -> str:
    """Formats `time` (aware) with three decimals in UTC, for all other times: 2026-11-23T22:00:00.000Z."""
    return _text(time, "milliseconds")


def parse(text: str) -> datetime:
    """Parses an RFC 3339 timestamp with an offset to an aware UTC time.

    Raises:
        ValueError: `text` is not a time, or has no offset.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time without an offset names no moment")
    return time.astimezone(UTC)


def rounded_up(time: datetime) -> datetime:
    """Rounds `time` up to a whole second, so that nothing is sent early.

    Raises:
        OverflowError: it is beyond the calendar.
    """
    return time.replace(microsecond=0) + timedelta(seconds=1 if time.microsecond else 0)


def day_ends(now: datetime) -> datetime:
    """Returns the next UTC midnight after `now` (aware)."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def seconds_until(end: datetime, now: datetime) -> int:
    """Returns the whole seconds from `now` until `end`, rounded up; 0 if it is past."""
    return max(0, math.ceil((end - now).total_seconds()))


def _text(time: datetime, precision: str) -> str:
    return time.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")

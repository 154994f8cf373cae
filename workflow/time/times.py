"""Times as the record writes them (RFC 3339, UTC, with a `Z`), and the seconds until one."""

import math
from datetime import UTC, datetime, time, timedelta


def seconds_text(time: datetime) -> str:
    """`time` (aware) in whole seconds of UTC, for `dueAt`: 2026-11-23T22:00:00Z."""
    return _text(time, "seconds")


def millis_text(time: datetime) -> str:
    """`time` (aware) with exactly three decimals in UTC, for every other time: 2026-11-23T22:00:00.000Z."""
    return _text(time, "milliseconds")


def parse(text: str) -> datetime:
    """The aware UTC time that `text` (RFC 3339 with an offset) names.

    Raises:
        ValueError: `text` is no time, or has no offset.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time without an offset names no moment")
    return time.astimezone(UTC)


def rounded_up(time: datetime) -> datetime:
    """`time`, or the next whole second where it has a fraction: nothing is sent early.

    Raises:
        OverflowError: calendars end before it.
    """
    return time.replace(microsecond=0) + timedelta(seconds=1 if time.microsecond else 0)


def day_ends(now: datetime) -> datetime:
    """The next midnight of UTC after `now` (aware)."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def seconds_until(end: datetime, now: datetime) -> int:
    """Whole seconds from `now` until `end` is reached, 0 where it is past."""
    return max(0, math.ceil((end - now).total_seconds()))


def _text(time: datetime, precision: str) -> str:
    return time.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")

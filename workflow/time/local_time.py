"""Turns a local time into a moment; where clocks are changed it names none, or two."""

from datetime import UTC, datetime, timedelta

from workflow.time.zones import zone


class NoSingleMoment(Exception):
    """A local time that daylight saving skips, or repeats; `offsets` are those to choose from (+11:00)."""

    def __init__(self, offsets: list[str], *, is_repeated: bool) -> None:
        super().__init__(offsets)
        self.offsets = offsets
        self.is_repeated = is_repeated


def moment(local: datetime, timezone: str) -> datetime:
    """The one moment, in UTC, at which the clocks of `timezone` show `local` (naive).

    Raises:
        NoSingleMoment: there is none, or there are two.
        OverflowError: calendars end before it.
    """
    readings = [local.replace(tzinfo=zone(timezone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    if readings[0] == readings[1]:
        return readings[0]
    offsets = [_offset_text(local - reading.replace(tzinfo=None)) for reading in readings]
    is_shown = readings[0].astimezone(zone(timezone)).replace(tzinfo=None) == local
    raise NoSingleMoment(offsets, is_repeated=is_shown)


def _offset_text(offset: timedelta) -> str:
    """`offset` as RFC 3339 writes it, like +11:00."""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"

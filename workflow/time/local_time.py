"""Converts between local times and moments, including local times that DST skips or repeats."""

from datetime import UTC, datetime

from workflow.time.offsets import offset_text
from workflow.time.zones import zone


class NoSingleMoment(Exception):
    """A local time that DST skips or repeats; `offsets` are those to choose from (+11:00)."""

    def __init__(self, offsets: list[str], *, is_repeated: bool) -> None:
        super().__init__(offsets)
        self.offsets = offsets
        self.is_repeated = is_repeated


def moment(local: datetime, timezone: str) -> datetime:
    """Returns the one moment (UTC) at which clocks in `timezone` show `local` (naive).

    Raises:
        NoSingleMoment: there is none, or there are two.
        OverflowError: it is beyond the calendar.
    """
    readings = [each.astimezone(UTC) for each in _readings(local, timezone)]
    if readings[0] == readings[1]:
        return readings[0]
    is_shown = readings[0].astimezone(zone(timezone)).replace(tzinfo=None) == local
    raise NoSingleMoment(offsets(local, timezone), is_repeated=is_shown)


def moment_by_rule(local: datetime, timezone: str) -> datetime:
    """Returns a moment for any local time (naive), even if DST skips or repeats it.

    A skipped time uses the offset before the gap; a repeated time is the first of the two.
    https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5
    """
    return _readings(local, timezone)[0].astimezone(UTC)


def offsets(local: datetime, timezone: str) -> list[str]:
    """Returns the possible offsets of `local` (naive) in `timezone`: two if DST skips or repeats it."""
    return list(dict.fromkeys(offset_text(each.utcoffset()) for each in _readings(local, timezone)))


def local_text(time: datetime, timezone: str) -> str:
    """Formats `time` (aware) in the local time of `timezone`: whole seconds, with the offset."""
    return time.astimezone(zone(timezone)).isoformat(timespec="seconds")


def _readings(local: datetime, timezone: str) -> list[datetime]:
    """Returns `local` with the offset before and after a clock change."""
    return [local.replace(tzinfo=zone(timezone), fold=fold) for fold in (0, 1)]

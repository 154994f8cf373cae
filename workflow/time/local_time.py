"""Turns a local time into a moment and back; where clocks are changed it names none, or two."""

from datetime import UTC, datetime

from workflow.time.offsets import offset_text
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
    readings = [each.astimezone(UTC) for each in _readings(local, timezone)]
    if readings[0] == readings[1]:
        return readings[0]
    is_shown = readings[0].astimezone(zone(timezone)).replace(tzinfo=None) == local
    raise NoSingleMoment(offsets(local, timezone), is_repeated=is_shown)


def moment_by_rule(local: datetime, timezone: str) -> datetime:
    """The moment of a local time (naive) that was accepted by other rules, even if these skip or repeat it.

    It is by the offset before the gap, or the first of two.
    https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5
    """
    return _readings(local, timezone)[0].astimezone(UTC)


def offsets(local: datetime, timezone: str) -> list[str]:
    """What `local` (naive) may have as its offset in `timezone`: two where clocks are changed over it."""
    return list(dict.fromkeys(offset_text(each.utcoffset()) for each in _readings(local, timezone)))


def local_text(time: datetime, timezone: str) -> str:
    """`time` (aware) as the clocks of `timezone` show it: whole seconds, with their offset then."""
    return time.astimezone(zone(timezone)).isoformat(timespec="seconds")


def _readings(local: datetime, timezone: str) -> list[datetime]:
    """`local` by the rules before a change of clocks, and by those after it."""
    return [local.replace(tzinfo=zone(timezone), fold=fold) for fold in (0, 1)]

"""Watches what the emulator delivers: keeps each message, and says how late it was."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from local.captured import Captured
from local.due_times import DueTimes
from local.outbox import Outbox

FIRST_LINE_LENGTH = 60


def utc_now() -> datetime:
    """The time that it is."""
    return datetime.now(UTC)


class Deliveries:
    """Tells of each message once, in the order in which they are seen."""

    def __init__(
        self,
        read: Callable[[], Iterable[Captured]],
        due_times: DueTimes,
        outbox: Outbox,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._read = read
        self._due_times = due_times
        self._outbox = outbox
        self._clock = clock
        self._seen: set[str] = set()

    def new_lines(self) -> list[str]:
        """A line for each message that is new since the last call: channel, recipient, lateness, first line.

        Lateness is in seconds after the due time; of an SMS it is that of seeing it here, since the emulator
        keeps no time of it. Raises urllib3's HTTPError when the emulator doesn't answer.
        """
        messages = [message for message in self._read() if message.message_id not in self._seen]
        now = self._clock()
        due = self._due_times.of(messages, now)
        lines = []
        for message in messages:
            self._seen.add(message.message_id)
            file = self._outbox.keep(message)
            lines.append(_line(message, message.at or now, due.get(message.message_id), file))
        return lines


def _line(message: Captured, at: datetime, due: datetime | None, file: Path) -> str:
    late = "due time unknown" if due is None else f"{(at - due).total_seconds():.1f} s after it was due"
    first = next(iter(message.text.strip().splitlines()), "").strip()
    if len(first) > FIRST_LINE_LENGTH:
        first = first[: FIRST_LINE_LENGTH - 1] + "…"
    return f"{message.channel:<5} to {message.recipient}, {late}: {first}  [{file.name}]"

"""A clock that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Returns `now` (aware) when it is called."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        """Moves on by that time, such as `hours=1`."""
        self.now += timedelta(**time)

    def move_to(self, time: datetime) -> None:
        """Moves on to `time`; never back."""
        self.now = max(self.now, time)

"""A clock that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A callable that returns `now` (timezone-aware)."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        """Advances by a duration, such as `hours=1`."""
        self.now += timedelta(**time)

    def move_to(self, time: datetime) -> None:
        """Advances to `time`; never moves back."""
        self.now = max(self.now, time)

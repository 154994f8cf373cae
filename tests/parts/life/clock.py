"""The simulated time, which only the simulation moves."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """Answers the present simulated time (aware)."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move_to(self, time: datetime) -> None:
        """Moves on to `time`; never back."""
        self.now = max(self.now, time)

    def seconds(self) -> float:
        """Seconds since the start, as a stopwatch shows."""
        return (self.now - START) / timedelta(seconds=1)

"""Shortens what a state machine waits between tries; it waits for a due time as it does on AWS."""

from datetime import UTC, datetime
from typing import Any


def install(stepfunctions: Any, scale: float) -> None:  # noqa: ANN401 - a module of the emulator, has no types
    """Multiplies the waits for a number of seconds by `scale`."""
    sleep = stepfunctions._scaled_sleep

    def sleep_until(moment: str) -> None:
        """Waits for the moment; not at all for one that can't be read, as the emulator does."""
        try:
            left = datetime.fromisoformat(moment) - datetime.now(UTC)
        except (TypeError, ValueError):
            return
        sleep(max(left.total_seconds(), 0))

    vars(stepfunctions).update(_scaled_sleep=lambda seconds: sleep(seconds * scale), _sleep_until=sleep_until)

"""Scales a state machine's delays between retries; it waits for due times as on AWS."""

from datetime import UTC, datetime
from typing import Any


def install(stepfunctions: Any, scale: float) -> None:  # noqa: ANN401 - a module of the emulator, has no types
    """Multiplies delays given in seconds by `scale`."""
    sleep = stepfunctions._scaled_sleep

    def sleep_until(moment: str) -> None:
        """Waits until the timestamp; like the emulator, doesn't wait for an invalid one."""
        try:
            left = datetime.fromisoformat(moment) - datetime.now(UTC)
        except (TypeError, ValueError):
            return
        sleep(max(left.total_seconds(), 0))

    vars(stepfunctions).update(_scaled_sleep=lambda seconds: sleep(seconds * scale), _sleep_until=sleep_until)

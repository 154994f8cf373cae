"""Limits the rate at which the sweep starts executions to AWS's quota."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from workflow.machine.timers import NotArmed, Timers
from workflow.reminders.reminder import Generation, Reminder
from workflow.storage.store import ReminderStore

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

STARTS_PER_SECOND = 130
"""The part of Step Functions' quota of 150 a second (most regions) that `throttleRate` leaves.

https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: a bucket of 800, refilled at 150 a
second; 1,300 and 300 in us-east-1, us-west-2 and eu-west-1.
"""


class RateLimiter:
    """A rate limiter without bursts: lets threads through one by one, `per_second` of them.

    `stopwatch` returns monotonic seconds, `sleep` waits.
    """

    def __init__(
        self,
        per_second: float = STARTS_PER_SECOND,
        stopwatch: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._step = 1 / per_second
        self._next = 0.0
        self._stopwatch = stopwatch
        self._sleep = sleep
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Blocks until it is this caller's turn; no more can wait than the caller has threads."""
        with self._lock:
            now = self._stopwatch()
            at = max(self._next, now)
            self._next = at + self._step
        if at > now:
            self._sleep(at - now)


class RateLimitedTimers(Timers):
    """Timers with a limited start rate: `pace` blocks until the next start is allowed."""

    def __init__(
        self, client: SFNClient, state_machine_arn: str, store: ReminderStore, pace: Callable[[], None]
    ) -> None:
        super().__init__(client, state_machine_arn, store)
        self._pace = pace

    def start(self, reminder: Generation, now: datetime) -> Reminder | NotArmed:
        """Waits for its turn, then starts the timer as `Timers` does."""
        self._pace()
        return super().start(reminder, now)

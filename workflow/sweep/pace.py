"""Keeps the sweep's starts of executions below AWS's rate for them."""

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
"""Of the 150 that Step Functions lets an account start in most regions, what `throttleRate` leaves.

https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: a bucket of 800, refilled by 150 a
second; 1,300 and 300 in us-east-1, us-west-2 and eu-west-1.
"""


class Pace:
    """Lets threads through one after the other, `per_second` of them, with no burst.

    `stopwatch` returns seconds that only grow, `sleep` waits for some.
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
        """Returns when it is this caller's turn; those that wait are no more than the caller has threads."""
        with self._lock:
            now = self._stopwatch()
            at = max(self._next, now)
            self._next = at + self._step
        if at > now:
            self._sleep(at - now)


class PacedTimers(Timers):
    """Timers that are started one after the other: `pace` returns when there is room for one."""

    def __init__(
        self, client: SFNClient, state_machine_arn: str, store: ReminderStore, pace: Callable[[], None]
    ) -> None:
        super().__init__(client, state_machine_arn, store)
        self._pace = pace

    def start(self, reminder: Generation, now: datetime) -> Reminder | NotArmed:
        """Starts one, as `Timers` does, once it is its turn."""
        self._pace()
        return super().start(reminder, now)

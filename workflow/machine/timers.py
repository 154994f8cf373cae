"""Starts and stops the timers: one Step Functions execution per generation of a reminder."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import Enum, auto
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from workflow.reminders.reminder import Generation, Reminder
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.store import ReminderStore
from workflow.time.deadlines import has_no_timer_yet, is_far
from workflow.time.times import seconds_text

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

log = logging.getLogger(__name__)

START_WITHIN = 2.0
"""Seconds after which no further start is begun when several timers are started."""

STOP_WITHIN = 1.0
"""Seconds after which no further stop of a superseded timer is begun."""


Timed = TypeVar("Timed", bound=Generation)


class NotArmed(Enum):
    """Why `Timers.start` returned no waiting record.

    FAILED: the start, or the write that records it, failed. NOT_WAITING: the timer runs, but the reminder
    is no longer scheduled in this generation: the timer has claimed it, or it was cancelled or moved.
    """

    FAILED = auto()
    NOT_WAITING = auto()


class Timers:
    """The executions of one state machine.

    Starting and stopping is best effort after the commit: neither raises, and the sweep repairs what
    failed. The clients must time out within a second (see `workflow.storage.clients`), so that each
    method returns within 2 s. `stopwatch` returns monotonic seconds.
    """

    def __init__(
        self,
        client: SFNClient,
        state_machine_arn: str,
        store: ReminderStore,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._state_machine_arn = state_machine_arn
        self._store = store
        self._stopwatch = stopwatch

    def start(self, reminder: Generation, now: datetime) -> Reminder | NotArmed:
        """Starts the timer of the reminder's generation, records that, and returns the record."""
        try:
            self._start_execution(reminder)
            record = self._store.arm(reminder, now)
        except (ClientError, BotoCoreError, StoreUnavailable) as error:
            log.warning("timer not started", extra={"reminder": reminder.id, "error": error_name(error)})
            return NotArmed.FAILED
        return NotArmed.NOT_WAITING if record is None else record

    def start_unless_far(self, reminder: Reminder, now: datetime) -> None:
        """Starts the timer if the reminder is due within a day; otherwise the sweep starts it later."""
        if not is_far(reminder.due_at, now):
            self.start(reminder, now)

    def replace(self, old: Reminder, new: Reminder, now: datetime) -> None:
        """Starts the timer of `new`, unless it is far, and stops that of `old` if there is time left."""
        began = self._stopwatch()
        self.start_unless_far(new, now)
        if self._stopwatch() - began < STOP_WITHIN:
            self.stop(old, now)

    def stop(self, superseded: Generation, now: datetime) -> None:
        """Stops the timer of a superseded generation; without this it ends by itself at its due time."""
        if has_no_timer_yet(superseded.due_at, now):
            return
        machine = self._state_machine_arn.replace(":stateMachine:", ":execution:")
        try:
            self._client.stop_execution(executionArn=f"{machine}:{execution_name(superseded)}")
        except (ClientError, BotoCoreError) as error:
            name = error_name(error)
            log.info("timer not stopped", extra={"reminder": superseded.id, "error": name})

    def start_all(self, reminders: Iterable[Reminder], now: datetime) -> None:
        """Starts the timers of those due within a day, while there is time; the sweep starts the rest."""
        for each in self._in_time(reminders, START_WITHIN):
            self.start_unless_far(each, now)

    def stop_all(self, superseded: Iterable[Generation], now: datetime) -> None:
        """Stops superseded timers, as many as there is time for."""
        for each in self._in_time(superseded, STOP_WITHIN):
            self.stop(each, now)

    def _in_time(self, each_of: Iterable[Timed], seconds: float) -> Iterator[Timed]:
        """Yields the items until that many seconds have passed."""
        began = self._stopwatch()
        return takewhile(lambda _: self._stopwatch() - began < seconds, each_of)

    def _start_execution(self, reminder: Generation) -> None:
        timer = {
            "owner": reminder.owner,
            "id": reminder.id,
            "generation": reminder.generation,
            "dueAt": seconds_text(reminder.due_at),
        }
        try:
            self._client.start_execution(
                stateMachineArn=self._state_machine_arn,
                name=execution_name(reminder),
                input=json.dumps(timer),
            )
        except ClientError as error:
            if error_name(error) != "ExecutionAlreadyExists":
                raise
            log.info("timer was started already", extra={"reminder": reminder.id})


def execution_name(reminder: Generation) -> str:
    """Returns the execution name of a generation; Step Functions starts one execution per name.

    A name can be reused 90 days after its execution ended; no generation is started that late.
    https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    """
    return f"{reminder.id}-g{reminder.generation}"

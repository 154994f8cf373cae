"""Starts the timers: a Step Functions execution for each generation of a reminder."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workflow.errors import StoreUnavailable, error_name
from workflow.reminder import Reminder
from workflow.store import ReminderStore
from workflow.times import seconds_text

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

log = logging.getLogger(__name__)


class Timers:
    """The executions of one state machine.

    Starting one is only a nudge after the commit: it never raises, and what fails is made good by the sweep.
    The clients of both arguments are expected to give up after a second at most (see `workflow.clients`).
    """

    def __init__(self, client: SFNClient, state_machine_arn: str, store: ReminderStore) -> None:
        self._client = client
        self._state_machine_arn = state_machine_arn
        self._store = store

    def start(self, reminder: Reminder, now: datetime) -> bool:
        """Starts the timer of the reminder's generation and records that; False where either failed."""
        try:
            self._start_execution(reminder)
            self._store.arm(reminder, now)
        except (ClientError, BotoCoreError, StoreUnavailable) as error:
            name = str(error) if isinstance(error, StoreUnavailable) else error_name(error)
            log.warning("timer not started", extra={"reminder": reminder.id, "error": name})
            return False
        return True

    def _start_execution(self, reminder: Reminder) -> None:
        timer = {
            "owner": reminder.owner,
            "id": reminder.id,
            "generation": reminder.generation,
            "dueAt": seconds_text(reminder.due_at),
        }
        try:
            self._client.start_execution(
                stateMachineArn=self._state_machine_arn,
                name=reminder.execution_name,
                input=json.dumps(timer),
            )
        except ClientError as error:
            if error_name(error) != "ExecutionAlreadyExists":
                raise
            log.info("timer was started already", extra={"reminder": reminder.id})

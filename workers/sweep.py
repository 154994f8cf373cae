"""The sweep's Lambda handler: runs one sweep, and writes its metrics and one log line."""

import logging
import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Protocol

from workers.environment import SweepSettings
from workers.metrics import metrics_line
from workflow.machine.timers import Timers
from workflow.storage import clients
from workflow.storage.store import ReminderStore
from workflow.sweep.pace import Pace
from workflow.sweep.sweep import Sweep

log = logging.getLogger(__name__)

LAST_CALLS = timedelta(seconds=25)
"""Before the function's time-out: longer than one reminder takes: three calls of 7 s (`clients.SWEEP`)."""


class LambdaContext(Protocol):
    """What the handler asks of Lambda's context object."""

    function_name: str

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until Lambda stops the function."""


def make_sweep(settings: SweepSettings, pace: Callable[[], None] | None = None) -> Sweep:
    """The sweep over the stack's table; unless told another `pace`, as quick as Step Functions allows."""
    client = clients.dynamodb(clients.SWEEP)
    store = ReminderStore(client, settings.table_name, settings.retention)
    timers = Timers(clients.stepfunctions(clients.SWEEP), settings.state_machine_arn, store)
    return Sweep(client, settings.table_name, store, timers, _now, pace=pace or Pace().wait)


def handler(_event: object, context: LambdaContext) -> None:
    """Runs one sweep; what it does not reach before the function's time is up stays for the next one."""
    deadline = _now() + timedelta(milliseconds=context.get_remaining_time_in_millis()) - LAST_CALLS
    result = _sweep.run(deadline)
    print(metrics_line(result, context.function_name, _now()))
    log.info("swept", extra=asdict(result))


def _now() -> datetime:
    return datetime.now(UTC)


_sweep = make_sweep(SweepSettings.read(os.environ))

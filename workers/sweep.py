"""The sweep's Lambda handler: sweeps reminders and schedules, and writes their metrics and log lines."""

import logging
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from workers.environment import SweepSettings
from workers.metrics import metrics_line
from workflow.machine.timers import Timers
from workflow.scheduling.stepper import Stepper
from workflow.scheduling.wiring import occurrence_services
from workflow.storage import clients
from workflow.storage.quota import QuotaStore
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.store import ReminderStore
from workflow.sweep.rate_limiter import RateLimitedTimers, RateLimiter
from workflow.sweep.schedules import ScheduleSweep
from workflow.sweep.sweep import Sweep

log = logging.getLogger(__name__)

LAST_CALLS = timedelta(seconds=25)
"""Before the function's time-out: longer than three calls of 7 s (`clients.SWEEP`), which a reminder takes.

One that is overdue takes four, a move one more, a step of a schedule many: where AWS is slow in more than
three of them Lambda may end it, which is safe at any point.
"""

NO_MORE = ScheduleLimits(0, 0)
"""A step makes no schedule active, so it is held to no owner's limits of them."""

Result = TypeVar("Result")


class LambdaContext(Protocol):
    """What the handler asks of Lambda's context object."""

    function_name: str

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until Lambda stops the function."""


def make_sweeps(
    settings: SweepSettings, pace: Callable[[], None] | None = None
) -> tuple[Sweep, ScheduleSweep]:
    """The sweeps over the stack's table; unless told another `pace`, as quick as Step Functions allows."""
    client, stepfunctions = clients.dynamodb(clients.SWEEP), clients.stepfunctions(clients.SWEEP)
    table, arn = settings.table_name, settings.state_machine_arn
    store = ReminderStore(client, table, settings.retention)
    pace = pace or RateLimiter().wait
    reminders = Sweep(client, table, store, Timers(stepfunctions, arn, store), _now, pace=pace)
    quota = QuotaStore(client, table, clients.dynamodb(clients.AFTER_COMMIT))
    services = occurrence_services(
        settings, client, quota, RateLimitedTimers(stepfunctions, arn, store, pace), NO_MORE
    )
    stepper = Stepper(services.store, services.creator, services.closer, services.admission, _now)
    return reminders, ScheduleSweep(client, table, stepper, _now)


def handler(_event: object, context: LambdaContext) -> None:
    """Runs one sweep of each; what it does not reach before the function's time is up stays for the next one.

    Where one of them breaks off, the other goes on to its end; only then its error is raised.
    """
    deadline = _now() + timedelta(milliseconds=context.get_remaining_time_in_millis()) - LAST_CALLS
    with ThreadPoolExecutor(2) as pool:
        runs = pool.submit(_reminders.run, deadline), pool.submit(_schedules.run, deadline)
    swept, stepped = _result(runs[0]), _result(runs[1])
    print(metrics_line(swept, stepped, context.function_name, _now()))
    for message, result in (("swept", swept), ("schedules swept", stepped)):
        if result is not None:
            log.info(message, extra=asdict(result))
    for run in runs:
        run.result()


def _result(run: Future[Result]) -> Result | None:
    """What a sweep returned; None where it broke off, which is logged."""
    if (error := run.exception()) is None:
        return run.result()
    log.error("sweep broke off", exc_info=error)
    return None


def _now() -> datetime:
    return datetime.now(UTC)


_reminders, _schedules = make_sweeps(SweepSettings.read(os.environ))

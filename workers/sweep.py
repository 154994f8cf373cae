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

SHUTDOWN_RESERVE = timedelta(seconds=25)
"""Reserved before the function's timeout: more than three calls of 7 s (`clients.SWEEP`) per reminder.

An overdue reminder takes four calls, a rescheduled one takes one more, and a schedule's step takes many. If
more than three calls are slow, Lambda may stop the function, which is safe at any point.
"""

UNUSED_LIMITS = ScheduleLimits(0, 0)
"""A step activates no schedules, so the owners' limits do not apply."""

Result = TypeVar("Result")


class LambdaContext(Protocol):
    """The part of Lambda's context object that the handler uses."""

    function_name: str

    def get_remaining_time_in_millis(self) -> int:
        """Returns the milliseconds until Lambda stops the function."""


def make_sweeps(
    settings: SweepSettings, pace: Callable[[], None] | None = None
) -> tuple[Sweep, ScheduleSweep]:
    """Returns the sweeps of the stack's table. The default `pace` is Step Functions' rate limit."""
    client, stepfunctions = clients.dynamodb(clients.SWEEP), clients.stepfunctions(clients.SWEEP)
    table, arn = settings.table_name, settings.state_machine_arn
    store = ReminderStore(client, table, settings.retention)
    pace = pace or RateLimiter().wait
    reminders = Sweep(client, table, store, Timers(stepfunctions, arn, store), _now, pace=pace)
    quota = QuotaStore(client, table, clients.dynamodb(clients.AFTER_COMMIT))
    wiring = occurrence_services(
        settings, client, quota, RateLimitedTimers(stepfunctions, arn, store, pace), UNUSED_LIMITS
    )
    stepper = Stepper(wiring.store, wiring.creator, wiring.closer, wiring.admission, _now)
    return reminders, ScheduleSweep(client, table, stepper, _now)


def handler(_event: object, context: LambdaContext) -> None:
    """Runs both sweeps until shortly before the timeout; the next run continues with the rest.

    If one of them fails, the other still runs to its end. Then the error is raised.
    """
    deadline = _now() + timedelta(milliseconds=context.get_remaining_time_in_millis()) - SHUTDOWN_RESERVE
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
    """Returns a sweep's result. If it failed, logs the error and returns None."""
    if (error := run.exception()) is None:
        return run.result()
    log.error("sweep broke off", exc_info=error)
    return None


def _now() -> datetime:
    return datetime.now(UTC)


_reminders, _schedules = make_sweeps(SweepSettings.read(os.environ))

"""Puts store, timers and services together for a Lambda function, from its settings."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from workflow import clients
from workflow.idempotency import IdempotencyStore
from workflow.listing import ReminderLists
from workflow.quota import QuotaStore
from workflow.reminders import Reminders
from workflow.store import ReminderStore
from workflow.timers import Timers
from workflow.watch_store import WatchStore


def utc_now() -> datetime:
    """The clock of the Lambda functions."""
    return datetime.now(UTC)


def reminders(
    table_name: str,
    state_machine_arn: str,
    retention: timedelta,
    clock: Callable[[], datetime] = utc_now,
) -> tuple[Reminders, ReminderLists, QuotaStore]:
    """The services behind the API, over one client each for commits and for nudges."""
    client = clients.dynamodb()
    service = Reminders(
        ReminderStore(client, table_name, retention),
        IdempotencyStore(client, table_name),
        _timers(table_name, state_machine_arn, retention),
        clock,
    )
    return service, ReminderLists(client, table_name), QuotaStore(client, table_name)


def _timers(table_name: str, state_machine_arn: str, retention: timedelta) -> Timers:
    nudging_store = WatchStore(clients.dynamodb(clients.NUDGE), table_name, retention)
    return Timers(clients.stepfunctions(), state_machine_arn, nudging_store)

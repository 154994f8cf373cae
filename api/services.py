"""What the calls work with: the heart's services, the settings and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

from api.environment import Settings
from workflow.machine.timers import Timers
from workflow.service import Reminders
from workflow.storage import clients
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.listing import ReminderLists
from workflow.storage.quota import QuotaStore
from workflow.storage.store import ReminderStore
from workflow.storage.watch_store import WatchStore


@dataclass(frozen=True, slots=True)
class Services:
    """Made once for each Lambda environment; `clock` answers the present time (aware)."""

    settings: Settings
    clock: Callable[[], datetime]
    reminders: Reminders
    lists: ReminderLists
    quota: QuotaStore


def utc_now() -> datetime:
    """The clock of the Lambda function."""
    return datetime.now(UTC)


def connect(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Services:
    """The services over the AWS resources that `settings` name, by one client each for commits and nudges."""
    client, table = clients.dynamodb(), settings.table_name
    nudging_store = WatchStore(clients.dynamodb(clients.NUDGE), table, settings.retention)
    timers = Timers(clients.stepfunctions(), settings.state_machine_arn, nudging_store)
    store = ReminderStore(client, table, settings.retention)
    reminders = Reminders(store, IdempotencyStore(client, table), timers, clock)
    return Services(settings, clock, reminders, ReminderLists(client, table), QuotaStore(client, table))


async def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Provided = Annotated[Services, Depends(_services)]
"""The services of the app that handles the request."""

"""The core's services that the calls about schedules use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from api.environment import Settings
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.scheduling.ahead import OccurrencesAhead
from workflow.scheduling.changes import ScheduleChanges
from workflow.scheduling.reading import ScheduleReader
from workflow.scheduling.service import Schedules
from workflow.scheduling.wiring import occurrence_services
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.quota import QuotaStore
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.listing import ScheduleLists

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class ScheduleServices:
    """One service for each thing that an owner does with schedules."""

    schedules: Schedules
    changes: ScheduleChanges
    ahead: OccurrencesAhead
    reader: ScheduleReader
    lists: ScheduleLists


def create_schedule_services(
    settings: Settings,
    client: DynamoDBClient,
    quota: QuotaStore,
    timers: Timers,
    admission: Admission,
    reminders: Reminders,
    clock: Callable[[], datetime],
) -> ScheduleServices:
    """Returns the services for the table in `settings`, through `client`."""
    limits = ScheduleLimits(settings.schedules_active, settings.occurrences_per_day)
    wiring = occurrence_services(settings, client, quota, timers, limits)
    store, creator = wiring.store, wiring.creator
    reader = ScheduleReader(store)
    idempotency = IdempotencyStore(client, settings.table_name)
    return ScheduleServices(
        Schedules(store, idempotency, admission, reminders, reader, creator, clock),
        ScheduleChanges(store, admission, creator, wiring.closer, clock),
        OccurrencesAhead(store, admission, creator, clock),
        reader,
        ScheduleLists(client, settings.table_name),
    )

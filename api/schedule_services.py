"""What the calls about schedules work with: the core's services over one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from api.environment import Settings
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Policy
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.scheduling.ahead import OccurrencesAhead
from workflow.scheduling.changes import ScheduleChanges
from workflow.scheduling.closing import Closer
from workflow.scheduling.making import Maker
from workflow.scheduling.reading import ScheduleReader
from workflow.scheduling.service import Schedules
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.listing import ScheduleLists
from workflow.storage.schedules.part_counts import PartCounts
from workflow.storage.schedules.store import ScheduleStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class ScheduleServices:
    """One for each thing that an owner does with schedules."""

    schedules: Schedules
    changes: ScheduleChanges
    ahead: OccurrencesAhead
    reader: ScheduleReader
    lists: ScheduleLists


def schedule_services(
    settings: Settings,
    policy: Policy,
    client: DynamoDBClient,
    timers: Timers,
    admission: Admission,
    reminders: Reminders,
    clock: Callable[[], datetime],
) -> ScheduleServices:
    """The services over the table that `settings` name, through `client`."""
    table = settings.table_name
    limits = ScheduleLimits(settings.schedules_active, settings.occurrences_per_day)
    store = ScheduleStore(client, table, settings.retention, limits)
    of_occurrences = OccurrenceAdmission(
        policy,
        PartCounts(client, table),
        RecipientLimit(RecipientCounts(client, table)),
        most_parts=settings.sms_parts_per_day,
        most_for_recipient=settings.reminders_per_recipient_per_day,
        programs=frozenset({settings.program_client_id} - {""}),
    )
    maker = Maker(store, of_occurrences, timers)
    closer = Closer(store, timers, of_occurrences)
    reader = ScheduleReader(store)
    idempotency = IdempotencyStore(client, table)
    return ScheduleServices(
        Schedules(store, idempotency, admission, reminders, reader, maker, clock),
        ScheduleChanges(store, admission, maker, closer, clock),
        OccurrencesAhead(store, admission, maker, clock),
        reader,
        ScheduleLists(client, table),
    )

"""The services for schedules, over the simulated AWS of one invocation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tests.parts.scenarios.audit import RETENTION
from tests.parts.scenarios.invocation import Invocation
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.reminders.policy import Policy
from workflow.scheduling.ahead import OccurrencesAhead
from workflow.scheduling.changes import ScheduleChanges
from workflow.scheduling.reading import ScheduleReader
from workflow.scheduling.service import Schedules
from workflow.scheduling.stepper import Stepper
from workflow.scheduling.wiring import OccurrenceRules, occurrence_services_over
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.quota import QuotaStore
from workflow.storage.recipients.marks import MarkReader
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.store import ScheduleStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LIMITS = ScheduleLimits(schedules=3, occurrences=70)
"""Low, so that scenarios reach them."""


@dataclass(frozen=True)
class ScheduleServices:
    """The services of one invocation."""

    schedules: Schedules
    changes: ScheduleChanges
    ahead: OccurrencesAhead
    stepper: Stepper


def services(
    client: DynamoDBClient,
    table_name: str,
    quota: QuotaStore,
    invocation: Invocation,
    timers: Timers,
    marks: MarkReader,
    admission: Admission,
    reminders: Reminders,
    *,
    policy: Policy,
    clock: Callable[[], datetime],
) -> ScheduleServices:
    """Creates the services of one invocation."""
    store = ScheduleStore(
        client, table_name, RETENTION, LIMITS, stopwatch=lambda: invocation.waited, sleep=invocation.sleep
    )
    rules = OccurrenceRules(policy, policy.limits.sms_parts, policy.limits.per_recipient, frozenset())
    services = occurrence_services_over(store, client, table_name, quota, timers, marks, rules)
    creator, closer = services.creator, services.closer
    idempotency, reader = IdempotencyStore(client, table_name), ScheduleReader(store)
    return ScheduleServices(
        Schedules(store, idempotency, admission, reminders, reader, creator, clock),
        ScheduleChanges(store, admission, creator, closer, clock),
        OccurrencesAhead(store, admission, creator, clock),
        Stepper(store, creator, closer, services.admission, clock),
    )

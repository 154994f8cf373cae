"""All that works on schedules, over the simulated AWS of one invocation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tests.parts.scenarios.audit import RETENTION
from tests.parts.scenarios.invocation import Invocation
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
from workflow.scheduling.stepper import Stepper
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import NoMarks
from workflow.storage.schedules.active_counts import ScheduleLimits
from workflow.storage.schedules.part_counts import PartCounts
from workflow.storage.schedules.store import ScheduleStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LIMITS = ScheduleLimits(schedules=3, occurrences=70)
"""Few, so that lives meet them."""


@dataclass(frozen=True)
class ScheduleServices:
    """What an invocation asks."""

    schedules: Schedules
    changes: ScheduleChanges
    ahead: OccurrencesAhead
    stepper: Stepper


def services(
    client: DynamoDBClient,
    table_name: str,
    invocation: Invocation,
    timers: Timers,
    admission: Admission,
    reminders: Reminders,
    policy: Policy,
    clock: Callable[[], datetime],
) -> ScheduleServices:
    """Those of one invocation."""
    recipients = RecipientLimit(RecipientCounts(client, table_name))
    occurrences = OccurrenceAdmission(
        policy,
        PartCounts(client, table_name),
        recipients,
        NoMarks(),
        most_parts=policy.limits.sms_parts,
        most_for_recipient=policy.limits.per_recipient,
        programs=(),
    )
    store = ScheduleStore(
        client, table_name, RETENTION, LIMITS, stopwatch=lambda: invocation.waited, sleep=invocation.sleep
    )
    maker, closer = Maker(store, occurrences, timers), Closer(store, timers, occurrences)
    idempotency, reader = IdempotencyStore(client, table_name), ScheduleReader(store)
    return ScheduleServices(
        Schedules(store, idempotency, admission, reminders, reader, maker, clock),
        ScheduleChanges(store, admission, maker, closer, clock),
        OccurrencesAhead(store, admission, maker, clock),
        Stepper(store, maker, closer, occurrences, clock),
    )

"""The canary's Lambda handler: runs the canary once and writes its metric."""

import os
from datetime import UTC, datetime
from typing import Protocol

from workers.canary_reminder import OWNER, POLICY, RETENTION, Canary
from workers.environment import CanarySettings
from workers.metrics import canary_line
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.service import Reminders
from workflow.storage import clients
from workflow.storage.addresses import NoAddresses
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import NoMarks
from workflow.storage.store import ReminderStore


class LambdaContext(Protocol):
    """The part of Lambda's context object that the handler uses."""

    function_name: str


def make_canary(settings: CanarySettings) -> Canary:
    """Returns the canary for the stack's table and state machine."""
    client, table = clients.dynamodb(), settings.table_name
    single_attempt = clients.dynamodb(clients.AFTER_COMMIT)
    after_commit = ReminderStore(single_attempt, table, RETENTION)
    idempotency = IdempotencyStore(client, table)
    quota = QuotaStore(client, table, single_attempt)
    owners = Owners(quota, NoAddresses(), {OWNER: None})
    reminders = Reminders(
        ReminderStore(client, table, RETENTION),
        idempotency,
        Timers(clients.stepfunctions(), settings.state_machine_arn, after_commit),
        Admission(POLICY, quota, owners, RecipientLimit(RecipientCounts(client, table)), NoMarks()),
        _now,
    )
    return Canary(reminders, idempotency, _now)


def handler(_event: object, context: LambdaContext) -> None:
    """Runs the canary. A second run in the same quarter of an hour creates no second reminder."""
    print(canary_line(_canary.run(), context.function_name, _now()))


def _now() -> datetime:
    return datetime.now(UTC)


_canary = make_canary(CanarySettings.read(os.environ))

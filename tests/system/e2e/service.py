"""Provides the API's service for a running stack, and complete lists."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from api.services import UTC_CLOCK
from tests.stack import Stack
from tests.unit.workflow.conftest import POLICY
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.service import Reminders
from workflow.storage.addresses import NoAddresses
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.quota import QuotaStore
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import NoMarks
from workflow.storage.store import ReminderStore


def service(stack: Stack) -> Reminders:
    """Returns the API's service over the stack's table and state machine.

    It is called without HTTP, since gateway and function would delay the changes by seconds.
    """
    dynamodb, table, retention = stack.aws.client("dynamodb"), stack.outputs["tableName"], timedelta(days=90)
    quota = QuotaStore(dynamodb, table, dynamodb)
    store = ReminderStore(dynamodb, table, retention)
    return Reminders(
        store,
        IdempotencyStore(dynamodb, table),
        Timers(stack.aws.client("stepfunctions"), stack.outputs["stateMachineArn"], store),
        Admission(
            POLICY,
            quota,
            Owners(quota, NoAddresses(), programs={}),
            RecipientLimit(RecipientCounts(dynamodb, table)),
            NoMarks(),
        ),
        UTC_CLOCK,
    )


def listed(stack: Stack, **query: str) -> Iterator[dict[str, Any]]:
    """Returns all pages of a list."""
    cursor: dict[str, str] = {}
    while True:
        page = stack.http.get("/v1/reminders", params={"limit": "100"} | query | cursor).json()
        yield from page["items"]
        if page["nextCursor"] is None:
            return
        cursor = {"cursor": page["nextCursor"]}

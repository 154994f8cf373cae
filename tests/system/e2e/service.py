"""What the API serves its calls with, over a running stack; and its lists, all pages of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.stack import Stack
from workflow.machine.timers import Timers
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotencyStore
from workflow.storage.store import ReminderStore
from workflow.storage.watch_store import WatchStore


def service(stack: Stack) -> Reminders:
    """What the API serves its calls with, over the stack's table and state machine.

    It is called without HTTP, whose way through gateway and function would spread the changes over seconds.
    """
    dynamodb, table, retention = stack.aws.client("dynamodb"), stack.outputs["tableName"], timedelta(days=90)
    timers = Timers(
        stack.aws.client("stepfunctions"),
        stack.outputs["stateMachineArn"],
        WatchStore(dynamodb, table, retention),
    )
    return Reminders(
        ReminderStore(dynamodb, table, retention),
        IdempotencyStore(dynamodb, table),
        timers,
        lambda: datetime.now(UTC),
    )


def listed(stack: Stack, **query: str) -> Iterator[dict[str, Any]]:
    """All pages of a list."""
    cursor: dict[str, str] = {}
    while True:
        page = stack.http.get("/v1/reminders", params={"limit": "100"} | query | cursor).json()
        yield from page["items"]
        if page["nextCursor"] is None:
            return
        cursor = {"cursor": page["nextCursor"]}

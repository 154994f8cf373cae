"""Writes reminders in any state directly to the table, as the workflow would have left them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.new_reminder import new_reminder
from tests.unit.api.world import NOW, World
from workflow.reminders.reminder import OPEN_STATUSES, Delivery, Draft, Reminder, Status


def build_reminder(
    owner: str,
    status: Status = "scheduled",
    *,
    due_in: int = 3600,
    **fields: Any,  # noqa: ANN401  # any field
) -> Reminder:
    """Returns a reminder of `owner` in `status`, due in `due_in` seconds; a final one ended at that time."""
    due_at = NOW.replace(microsecond=0) + timedelta(seconds=due_in)
    draft = Draft(preference="both", message="Call", email="a@b.example", phone="+61491570156", due_at=due_at)
    reminder = new_reminder(
        draft,
        owner=owner,
        now=NOW,
        change_id=uuid.uuid4().hex,
        retention=timedelta(days=90),
    )
    final = {} if status in OPEN_STATUSES else {"finished_at": due_at, "check_at": None}
    delivered = {
        "email": Delivery(status="sent", at=due_at, message_id="0100"),
        "sms": Delivery(status="waiting"),
    }
    return replace(reminder, **{"status": status, "deliveries": delivered, **final, **fields})


def overwrite(world: World, reminder: Reminder) -> Reminder:
    """Stores `reminder` in place of the record with its id; returns it."""
    key = {"owner": {"S": reminder.owner}, "id": {"S": reminder.id}}
    world.dynamodb.delete_item(TableName=world.table, Key=key)
    return world.store.create(reminder)


def save(world: World, *reminders: Reminder) -> list[str]:
    """Writes the records; returns their ids."""
    for reminder in reminders:
        world.store.create(reminder)
    return [reminder.id for reminder in reminders]


def set_attributes(world: World, owner: str, record_id: str, attributes: dict[str, Any]) -> None:
    """Sets attributes of a record, as something outside of the code under test would."""
    world.dynamodb.update_item(
        TableName=world.table,
        Key={"owner": {"S": owner}, "id": {"S": record_id}},
        UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in attributes),
        ExpressionAttributeNames={f"#{name}": name for name in attributes},
        ExpressionAttributeValues={f":{name}": value for name, value in attributes.items()},
    )

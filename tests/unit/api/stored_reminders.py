"""Helps the tests of change, cancel and erase: reminders in a state, and their timers."""

from __future__ import annotations

from typing import Any

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.world import World
from workflow.reminders.reminder import Reminder, Status


def path_of(reminder_id: str) -> str:
    return f"/v1/reminders/{reminder_id}"


def saved_reminder(api: Api, world: World, status: Status = "scheduled", **fields: Any) -> Reminder:  # noqa: ANN401  # any field
    """Stores a reminder of the owner's in `status`, whose timer was not started."""
    reminder = build_reminder(api.owner, status, **fields)
    save(world, reminder)
    return reminder


def record(api: Api, world: World, reminder_id: str) -> Reminder:
    """Returns the whole record as it is stored now."""
    found = world.store.get(api.owner, reminder_id)
    assert found is not None
    return found


def timers(world: World, reminder_id: str) -> dict[str, str]:
    """Returns the status of each of its executions, by generation."""
    listed = world.stepfunctions.list_executions(stateMachineArn=world.state_machine_arn)["executions"]
    return {
        execution["name"].rpartition("-")[2]: execution["status"]
        for execution in listed
        if execution["name"].startswith(reminder_id)
    }

"""What former versions wrote is read, listed, changed, armed and written back by the present code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from tests.former_items import former_items
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import World
from workflow.reminders.reminder import Reminder
from workflow.storage.item import from_item, to_item

ITEMS = [(version, kind) for version, items in former_items().items() for kind in items]
WAITING = [(version, kind) for version, kind in ITEMS if kind != "cancelled"]


def item_of(version: str, kind: str) -> Mapping[str, Any]:
    return former_items()[version][kind]


def kept(world: World, version: str, kind: str) -> Reminder:
    """The reminder of such an item, which is in the table."""
    world.dynamodb.put_item(TableName=world.table, Item=item_of(version, kind))
    return from_item(item_of(version, kind))


@pytest.mark.parametrize(("version", "kind"), ITEMS)
def test_what_is_read_is_written_back_as_it_was(version: str, kind: str) -> None:
    item = item_of(version, kind)
    reminder = from_item(item)
    assert to_item(reminder) == item
    assert reminder.local_time is None


@pytest.mark.parametrize(("version", "kind"), WAITING)
def test_one_that_waits_gets_its_timer_and_is_sent(world: World, version: str, kind: str) -> None:
    reminder = kept(world, version, kind)
    world.clock.now = max(world.clock.now, reminder.due_at - timedelta(hours=24))
    assert world.sweep.run().rearmed == 1
    armed = world.record(reminder)
    assert armed.draft == reminder.draft
    assert world.executions() == [f"{reminder.id}-g{armed.generation}"]
    world.clock.now = armed.due_at
    assert claim(world.dynamodb, world.table, armed, world.clock.now)
    assert record(world.dynamodb, world.table, world.record(reminder), world.clock.now, "sent")
    assert world.record(reminder).status == "sent"


@pytest.mark.parametrize(("version", "kind"), WAITING)
def test_one_that_waits_is_changed_and_cancelled(world: World, version: str, kind: str) -> None:
    reminder = kept(world, version, kind)
    due_at = reminder.due_at + timedelta(hours=1)
    changed = world.reminders.change(reminder.id, {"due_at": due_at, "message": "Ring"}, owner="nora")
    assert (changed.due_at, changed.message, changed.local_time) == (due_at, "Ring", None)
    assert world.reminders.cancel(reminder.id, owner="nora").status == "cancelled"


def test_an_ended_one_is_snoozed(world: World) -> None:
    for version in former_items():
        ended = kept(world, version, "cancelled")
        due_at = world.clock.now + timedelta(hours=1)
        made = world.reminders.snooze(ended.id, owner="nora", due_at=due_at, timezone=None).reminder
        assert (made.message, made.snoozed_from) == (ended.message, ended.id)

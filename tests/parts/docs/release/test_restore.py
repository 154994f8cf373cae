"""Tests the scripts of deploy.md for a restored table: nothing later is undone, nothing is sent twice."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests import ROOT
from tests.aws import create_table
from tests.parts.docs.pages import blocks
from tests.unit.workflow.conftest import World, aws, world
from tests.unit.workflow.schedules.conftest import Plans

__all__ = ["aws", "world"]

CARRY_OVER, SCRIPT = (
    text for *_, text in blocks(ROOT / "docs" / "deploy.md", "python") if '"restored"' in text
)


def test_past_reminders_are_not_sent_again_and_future_ones_are(world: World) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    world.clock.now = now - timedelta(days=3)  # the time of the restore
    plans = Plans(world)
    first = (world.clock.now + timedelta(hours=23)).replace(tzinfo=None)
    schedule = plans.create(timezone="UTC", start=first)
    past, ahead = world.create(days=1), world.create(days=4)
    [made] = plans.created()
    world.clock.now = now
    script = SCRIPT.replace("2026-11-23T22:00:00Z", now.isoformat())
    exec(script.replace('"restored"', repr(world.table)), {})  # as operators run it
    plans.sweep_once()
    assert world.store.get(past.owner, past.id) is None
    assert world.record(ahead) == ahead
    assert [each.due_at for each in plans.created()] == [made.due_at + timedelta(days=3)]
    assert plans.record(schedule).missed == 0


def test_what_was_done_since_the_restore_point_is_carried_over(world: World) -> None:
    create_table(world.dynamodb, "restored")
    cancelled, moved, erased = (world.create(days=each) for each in (1, 2, 3))
    for each in items(world, world.table):
        world.dynamodb.put_item(TableName="restored", Item=each)
    world.reminders.cancel(cancelled.id, owner=cancelled.owner)
    world.reminders.change(moved.id, {"due_at": moved.due_at + timedelta(days=9)}, owner=moved.owner)
    world.reminders.cancel(erased.id, owner=erased.owner)
    world.reminders.erase(erased.id, owner=erased.owner)
    exec(CARRY_OVER.replace('"task-reminder-dev-reminders"', repr(world.table)), {})
    assert items(world, "restored") == items(world, world.table)


def items(world: World, table: str) -> list[Any]:
    """Returns all items of a table, in the order of their keys."""
    found = world.dynamodb.scan(TableName=table)["Items"]
    return sorted(found, key=lambda item: (item["owner"]["S"], item["id"]["S"]))

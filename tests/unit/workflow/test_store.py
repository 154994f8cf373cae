"""The transitions of a record: each happens once, is conditional, and may be repeated."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from tests.aws import fail
from tests.new_reminder import new_reminder
from tests.unit.workflow.conftest import NOW, RETENTION, World
from workflow.reminders.reminder import Channel, Delivery, Draft, Reminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.item import list_key
from workflow.storage.sweep_index import SHARDS, IndexEntry, entries_to_check

DUE = NOW + timedelta(hours=1)


def new() -> Reminder:
    draft = Draft(preference="email", message="Call", email="a@b.example", phone="+61491570156", due_at=DUE)
    return new_reminder(draft, owner="nora", now=NOW, change_id="first", retention=RETENTION)


def index_entry(world: World, reminder: Reminder) -> IndexEntry:
    far_ahead = world.clock.now + timedelta(days=4000)
    found = [
        one for shard in SHARDS for one in entries_to_check(world.dynamodb, world.table, shard, far_ahead)
    ]
    return next(one for one in found if isinstance(one, IndexEntry) and one.id == reminder.id)


def sending(world: World, deliveries: Mapping[Channel, Delivery]) -> Reminder:
    reminder = replace(
        new(),
        preference="both",
        status="sending",
        claimed_at=NOW,
        claimed_by="execution-1",
        deliveries=deliveries,
    )
    return world.store.create(reminder)


def test_repeating_a_creation_keeps_later_changes(world: World) -> None:
    reminder = world.store.create(new())
    edited = world.store.edit(reminder, replace(reminder.draft, message="Write"), NOW, "second")
    world.store.create(reminder)
    assert world.record(reminder) == edited


@pytest.mark.parametrize(
    ("code", "status"),
    [("ThrottlingException", 400), ("Whatever", 503)],
)
def test_a_transient_error_of_aws_is_distinguished(world: World, code: str, status: int) -> None:
    fail(world.dynamodb, "GetItem", code, status)
    with pytest.raises(StoreUnavailable, match=code):
        world.store.get("nora", "1")


def test_a_permanent_error_of_aws_is_raised_unchanged(world: World) -> None:
    fail(world.dynamodb, "GetItem", "AccessDeniedException")
    fail(world.dynamodb, "UpdateItem", "AccessDeniedException")
    with pytest.raises(ClientError, match="AccessDenied"):
        world.store.get("nora", "1")
    with pytest.raises(ClientError, match="AccessDenied"):
        world.store.arm(new(), NOW)


def test_arming_only_moves_the_next_check_to_after_the_due_time(world: World) -> None:
    reminder = world.store.create(new())
    assert world.store.arm(reminder, NOW)
    assert world.record(reminder) == replace(reminder, check_at=DUE + timedelta(minutes=10))


def test_rearming_starts_the_next_generation_once_and_is_safe_to_repeat(world: World) -> None:
    reminder = world.store.create(new())
    as_read, now = index_entry(world, reminder), DUE + timedelta(minutes=11)
    rearmed = world.store.rearm(as_read, now, "sweep")
    assert rearmed == replace(
        reminder,
        generation=2,
        change_id="sweep",
        check_at=now + timedelta(minutes=2),
        retain_until=now + RETENTION,
    )
    assert world.store.rearm(as_read, now, "sweep") == rearmed
    assert world.store.rearm(as_read, now, "another sweep") is None
    assert world.record(reminder) == rearmed


def test_a_former_generation_is_neither_armed_nor_postponed(world: World) -> None:
    reminder = world.store.create(new())
    as_read = index_entry(world, reminder)
    rearmed = world.store.rearm(as_read, NOW, "sweep")
    assert not world.store.arm(reminder, NOW)
    assert not world.store.postpone(as_read, NOW)
    assert world.record(reminder) == rearmed


def test_closing_records_failed_and_an_open_delivery_as_unknown_but_keeps_a_known_one(world: World) -> None:
    sent = Delivery(status="sent", at=NOW, message_id="m-1")
    reminder = sending(world, {"email": sent, "sms": Delivery(status="waiting")})
    later = NOW + timedelta(hours=40)
    closed = world.store.close_stuck(reminder, later, "sweep")
    assert closed == replace(
        reminder,
        status="failed",
        version=2,
        deliveries={"email": sent, "sms": Delivery(status="unknown", at=later)},
        finished_at=later,
        updated_at=later,
        change_id="sweep",
        check_at=None,
        expires_at=later + RETENTION,
        attention_since=later,
    )
    assert world.store.close_stuck(reminder, later, "sweep") == closed
    assert list_key(closed) == "finished#2026-11-25T01:00:00.000Z"


def test_a_reminder_claimed_by_another_execution_is_not_closed(world: World) -> None:
    reminder = sending(world, {"email": Delivery(status="waiting")})
    world.set_attributes(reminder, claimedBy="execution-2")
    assert world.store.close_stuck(reminder, NOW, "sweep") is None

"""Writes of an owner's changes: each is conditional, happens once, and is safe to repeat."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.aws import lose_responses
from tests.unit.workflow.claim import claim
from tests.unit.workflow.conftest import NOW, RETENTION, World
from workflow.reminders.reminder import Delivery, Draft, Reminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.item import list_key

LATER = NOW + timedelta(minutes=3)


def draft_of(reminder: Reminder, **changes: object) -> Draft:
    return replace(reminder.draft, **changes)  # type: ignore[arg-type]  # of the fields that a test names


def test_an_edit_changes_the_requested_fields_and_leaves_the_timer(world: World) -> None:
    reminder = world.create(minutes=10)
    before = world.record(reminder)
    draft = draft_of(reminder, preference="both", phone="+61491570156", subject="Now", message="Ring")
    edited = world.store.edit(before, draft, LATER, "edit")
    assert edited == world.record(reminder)
    waiting = Delivery(status="waiting")
    assert edited == replace(
        before,
        version=2,
        preference="both",
        phone="+61491570156",
        subject="Now",
        message="Ring",
        deliveries={"email": waiting, "sms": waiting},
        updated_at=LATER,
        change_id="edit",
    )


def test_a_new_due_time_starts_a_new_generation_with_a_next_check(world: World) -> None:
    reminder = world.create(minutes=10)
    before = world.record(reminder)
    due_at = NOW + timedelta(days=2)
    moved = world.store.reschedule(before, draft_of(reminder, due_at=due_at), LATER, "move")
    assert moved == world.record(reminder)
    assert moved == replace(
        before,
        version=2,
        generation=2,
        due_at=due_at,
        updated_at=LATER,
        change_id="move",
        check_at=due_at - timedelta(hours=24),
        retain_until=due_at + RETENTION,
    )
    assert list_key(moved) == "upcoming#2026-11-25T09:00:00Z"


def test_a_cancel_ends_the_record_and_its_checks(world: World) -> None:
    reminder = world.create(minutes=10)
    before = world.record(reminder)
    cancelled = world.store.cancel(before, LATER, "cancel")
    assert cancelled == world.record(reminder)
    assert cancelled == replace(
        before,
        status="cancelled",
        version=2,
        deliveries={"email": Delivery(status="not_sent", at=LATER)},
        updated_at=LATER,
        finished_at=LATER,
        change_id="cancel",
        check_at=None,
        expires_at=LATER + RETENTION,
    )


@pytest.mark.parametrize("change", ["edit", "reschedule", "cancel"])
def test_a_change_whose_response_was_lost_may_be_repeated(world: World, change: str) -> None:
    before = world.record(world.create(minutes=10))
    draft = draft_of(before, due_at=before.due_at + timedelta(hours=1), message="Ring")
    end = lose_responses(world.dynamodb, "UpdateItem")
    with pytest.raises(StoreUnavailable):
        apply(world, change, before, draft)
    end()
    after = world.record(before)
    assert after.version == 2
    assert apply(world, change, before, draft) == after


@pytest.mark.parametrize("change", ["edit", "reschedule", "cancel"])
@pytest.mark.parametrize("meanwhile", ["edit", "claim", "rearm"])
def test_a_record_that_changed_meanwhile_is_not_changed(world: World, change: str, meanwhile: str) -> None:
    before = world.record(world.create(minutes=10))
    draft = draft_of(before, due_at=before.due_at + timedelta(hours=1), message="Ring")
    if meanwhile == "claim":
        assert claim(world.dynamodb, world.table, before, before.due_at)
    elif meanwhile == "rearm":
        world.clock.advance(minutes=20)
        assert world.sweep.run().rearmed == 1
    else:
        assert world.store.edit(before, draft, LATER, "other") is not None
    moved_on = world.record(before)
    assert apply(world, change, before, draft) is None
    assert world.record(before) == moved_on


def apply(world: World, change: str, as_read: Reminder, draft: Draft) -> Reminder | None:
    if change == "cancel":
        return world.store.cancel(as_read, LATER, "mine")
    write = {"edit": world.store.edit, "reschedule": world.store.reschedule}[change]
    return write(as_read, draft, LATER, "mine")

"""Idempotency keys: how long they are kept, concurrent uses, and what distinguishes requests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.aws import before_once, fail
from tests.unit.workflow.conftest import World
from workflow.reminders.exceptions import IdempotencyKeyReused
from workflow.reminders.reminder import Draft
from workflow.service import Creation
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import KEPT, IdempotentRequest, fingerprint
from workflow.storage.listing import Selection

ONCE = IdempotentRequest("key-1", "print-1")


def create(world: World, once: IdempotentRequest = ONCE) -> Creation:
    due_at = world.clock.now + timedelta(minutes=10)
    draft = Draft(preference="email", message="Call", email="a@b.example", due_at=due_at)
    return world.reminders.create(draft, owner="nora", once=once)


def ids(world: World) -> list[str]:
    return [reminder.id for reminder in world.lists.page("nora", Selection(), limit=9).items]


def test_a_key_is_kept_for_two_days_even_if_ttl_is_late(world: World) -> None:
    first = create(world).reminder
    world.clock.advance(hours=48)
    assert create(world).replayed
    world.clock.advance(seconds=1)
    assert world.idempotency.find("nora", ONCE, world.clock.now) is None
    second = create(world)
    assert not second.replayed
    assert ids(world) == [second.reminder.id, first.id]
    assert timedelta(hours=24) <= KEPT


def test_of_two_concurrent_requests_with_different_values_one_is_rejected(world: World) -> None:
    def overtake() -> None:
        create(world, replace(ONCE, fingerprint="print-2"))

    before_once(world.dynamodb, "TransactWriteItems", overtake)
    with pytest.raises(IdempotencyKeyReused):
        create(world)
    assert len(ids(world)) == 1


def test_a_commit_repeated_after_a_lost_response_is_recognized(world: World) -> None:
    created = create(world).reminder
    assert world.idempotency.create(created, ONCE, world.clock.now) is None


def test_a_lasting_conflict_is_raised_as_unavailable(world: World) -> None:
    fail(world.dynamodb, "TransactWriteItems", "TransactionCanceledException")
    with pytest.raises(StoreUnavailable):
        create(world)
    assert world.executions() == []


def test_a_fingerprint_covers_operation_source_and_members() -> None:
    members = {"message": "Call", "dueAt": datetime(2026, 11, 23, 9, tzinfo=UTC)}
    same = {"dueAt": datetime(2026, 11, 23, 20, tzinfo=timezone(timedelta(hours=11))), "message": "Call"}
    first = fingerprint("create", None, members)
    assert fingerprint("create", None, same) == first
    others = [
        fingerprint("snooze", None, members),
        fingerprint("create", "1", members),
        fingerprint("create", None, members | {"subject": None}),
        fingerprint("create", None, members | {"message": "Ring"}),
        fingerprint("create", None, members | {"dueAt": datetime(2026, 11, 23, 9)}),  # noqa: DTZ001  # local
    ]
    assert len({first, *others}) == 6


def test_only_values_that_a_body_can_hold_have_a_fingerprint() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        fingerprint("create", None, {"wait": timedelta(1)})

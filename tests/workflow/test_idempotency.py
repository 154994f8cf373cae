"""A request that is sent twice with one key makes one reminder."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.aws import fail, lose_answers
from tests.workflow.conftest import NOW, World
from workflow.errors import StoreUnavailable
from workflow.idempotency import KEPT, IdempotentRequest, fingerprint
from workflow.refusals import KeyUsedOtherwise, ReminderGone
from workflow.reminder import Draft
from workflow.reminders import Creation

ONCE = IdempotentRequest("key-1", "print-1")
DRAFT = Draft(preference="email", message="Call", email="a@b.example", due_at=NOW + timedelta(minutes=10))


def create(world: World, once: IdempotentRequest = ONCE, owner: str = "nora") -> Creation:
    return world.reminders.create(DRAFT, owner=owner, once=once)


def ids(world: World, owner: str = "nora") -> list[str]:
    return [reminder.id for reminder in world.lists.newest(owner, limit=9).items]


def test_the_first_request_makes_the_reminder_with_its_timer(world: World) -> None:
    made = create(world)
    assert not made.replayed
    assert ids(world) == [made.reminder.id]
    assert world.executions() == [f"{made.reminder.id}-g1"]


def test_the_same_request_again_is_answered_with_the_reminder_as_it_is_now(world: World) -> None:
    made = create(world)
    cancelled = world.reminders.cancel(made.reminder.id, owner="nora")
    assert create(world) == Creation(cancelled, replayed=True)
    assert world.reminders.replay(ONCE, owner="nora") == cancelled
    assert ids(world) == [made.reminder.id]


def test_another_request_with_the_key_is_refused(world: World) -> None:
    create(world)
    other = replace(ONCE, fingerprint="print-2")
    with pytest.raises(KeyUsedOtherwise):
        create(world, other)
    with pytest.raises(KeyUsedOtherwise):
        world.reminders.replay(other, owner="nora")
    assert len(ids(world)) == 1


def test_a_key_belongs_to_its_owner(world: World) -> None:
    create(world)
    assert world.reminders.replay(ONCE, owner="otto") is None
    assert not create(world, owner="otto").replayed


def test_where_the_reminder_is_gone_no_second_one_is_made(world: World) -> None:
    made = create(world)
    world.reminders.cancel(made.reminder.id, owner="nora")
    world.reminders.erase(made.reminder.id, owner="nora")
    with pytest.raises(ReminderGone):
        create(world)
    with pytest.raises(ReminderGone):
        world.reminders.replay(ONCE, owner="nora")
    assert ids(world) == []


def test_a_key_is_kept_for_two_days_even_where_ttl_is_late(world: World) -> None:
    first = create(world).reminder
    world.clock.pass_(hours=48)
    assert create(world).replayed
    world.clock.pass_(seconds=1)
    assert world.reminders.replay(ONCE, owner="nora") is None
    second = create(world)
    assert not second.replayed
    assert ids(world) == [second.reminder.id, first.id]
    assert timedelta(hours=24) <= KEPT


def test_of_two_at_once_one_makes_the_reminder(world: World) -> None:
    race(world, ONCE)
    answered = create(world)
    assert answered.replayed
    assert ids(world) == [answered.reminder.id]


def test_of_two_at_once_with_other_values_one_is_refused(world: World) -> None:
    race(world, replace(ONCE, fingerprint="print-2"))
    with pytest.raises(KeyUsedOtherwise):
        create(world)
    assert len(ids(world)) == 1


def race(world: World, other: IdempotentRequest) -> None:
    """Lets `other` commit just before the next transaction does."""
    events = world.dynamodb.meta.events

    def overtake(**_: object) -> None:
        events.unregister("before-call.dynamodb.TransactWriteItems", overtake)
        create(world, other)

    events.register_first("before-call.dynamodb.TransactWriteItems", overtake)


def test_a_lost_answer_is_found_by_the_next_request(world: World) -> None:
    end = lose_answers(world.dynamodb, "TransactWriteItems")
    with pytest.raises(StoreUnavailable):
        create(world)
    end()
    made = create(world)
    assert made.replayed
    assert ids(world) == [made.reminder.id]


def test_a_commit_that_is_repeated_after_a_lost_answer_is_known_as_the_same(world: World) -> None:
    made = create(world).reminder
    assert world.idempotency.create(made, ONCE, world.clock.now) is None


def test_a_conflict_that_does_not_end_is_told_as_unavailable(world: World) -> None:
    fail(world.dynamodb, "TransactWriteItems", "TransactionCanceledException")
    with pytest.raises(StoreUnavailable):
        create(world)
    assert world.executions() == []


def test_a_refusal_of_aws_stays_what_it_is(world: World) -> None:
    fail(world.dynamodb, "TransactWriteItems", "AccessDeniedException")
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        create(world)


def test_a_fingerprint_is_of_operation_source_and_members() -> None:
    asked = {"message": "Call", "dueAt": datetime(2026, 11, 23, 9, tzinfo=UTC)}
    same = {"dueAt": datetime(2026, 11, 23, 20, tzinfo=timezone(timedelta(hours=11))), "message": "Call"}
    first = fingerprint("create", None, asked)
    assert fingerprint("create", None, same) == first
    others = [
        fingerprint("snooze", None, asked),
        fingerprint("create", "1", asked),
        fingerprint("create", None, asked | {"subject": None}),
        fingerprint("create", None, asked | {"message": "Ring"}),
        fingerprint("create", None, asked | {"dueAt": datetime(2026, 11, 23, 9)}),  # noqa: DTZ001  # local
    ]
    assert len({first, *others}) == 6


def test_only_what_a_body_can_hold_has_a_fingerprint() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        fingerprint("create", None, {"wait": timedelta(1)})

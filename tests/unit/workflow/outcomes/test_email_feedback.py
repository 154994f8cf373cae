"""Delivery outcomes are stored in any order, repeatedly, late, and before the result is recorded."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import partial

import pytest

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import NOW, World
from workflow.outcomes.outcome import Outcome
from workflow.reminders.reminder import Reminder, Status
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipients.email_feedback import EmailFeedback

SOFT = Outcome(status="undelivered", at=NOW, code="mailbox_full")
DELIVERED = Outcome(status="delivered", at=NOW, code="accepted")
HARD = Outcome(status="undelivered", at=NOW, code="mailbox_unknown")
COMPLAINED = Outcome(status="complained", at=NOW, code="marked_as_unwanted")
ALL = (SOFT, DELIVERED, HARD, COMPLAINED)
"""By rank, the lowest first."""

LATER = NOW + timedelta(minutes=5)


def note(world: World, reminder: Reminder, outcome: Outcome, now: datetime = LATER) -> bool:
    return EmailFeedback(world.dynamodb, world.table).record(reminder.owner, reminder.id, outcome, now)


def noted(world: World, reminder: Reminder, outcome: Outcome) -> None:
    assert note(world, reminder, outcome)


def sending(world: World) -> Reminder:
    reminder = world.create(minutes=0)
    assert claim(world.dynamodb, world.table, reminder, NOW)
    return world.record(reminder)


def ended(world: World, status: Status = "sent") -> Reminder:
    reminder = sending(world)
    assert record(world.dynamodb, world.table, reminder, NOW, status)
    return world.record(reminder)


@pytest.mark.parametrize("outcome", ALL)
@pytest.mark.parametrize("known", ALL)
def test_an_outcome_is_replaced_only_by_one_of_a_higher_rank(
    world: World, known: Outcome, outcome: Outcome
) -> None:
    reminder = ended(world)
    noted(world, reminder, known)
    before = world.record(reminder)
    is_higher = ALL.index(outcome) > ALL.index(known)
    assert note(world, reminder, outcome) == is_higher
    after = world.record(reminder)
    assert after.email_feedback == (outcome if is_higher else known)
    assert after.version == before.version + is_higher
    assert (after == before) == (not is_higher)
    assert (after.status, after.attention_since) == (
        "sent",
        None if after.email_feedback == DELIVERED else LATER,
    )


@pytest.mark.parametrize("outcome", [DELIVERED, HARD])
def test_an_outcome_may_arrive_before_the_result_is_recorded(world: World, outcome: Outcome) -> None:
    reminder = sending(world)
    assert note(world, reminder, outcome)
    assert world.record(reminder).status == "sending"
    assert record(world.dynamodb, world.table, reminder, LATER, "sent")
    after = world.record(reminder)
    assert (after.status, after.email_feedback) == ("sent", outcome)
    assert (after.attention_since is not None) == outcome.needs_attention
    assert after.version == reminder.version + 2


@pytest.mark.parametrize("status", ["partially_sent", "failed"])
@pytest.mark.parametrize(
    "outcomes", [[DELIVERED], [SOFT, DELIVERED]], ids=["delivered", "after a soft bounce"]
)
def test_a_delivery_does_not_clear_the_attention_that_a_failed_channel_needs(
    world: World, status: Status, outcomes: list[Outcome]
) -> None:
    reminder = ended(world, status)
    for outcome in outcomes:
        noted(world, reminder, outcome)
    after = world.record(reminder)
    assert (after.status, after.email_feedback) == (status, DELIVERED)
    assert after.attention_since is not None


def test_a_worse_outcome_needs_attention_again(world: World) -> None:
    reminder = ended(world)
    note(world, reminder, HARD)
    world.follow_up.dismiss(reminder.id, owner="nora")
    assert not note(world, reminder, HARD)
    assert world.record(reminder).attention_since is None
    assert note(world, reminder, COMPLAINED)
    assert world.record(reminder).attention_since == LATER


@pytest.mark.parametrize("state", ["scheduled", "cancelled", "erased"])
def test_no_outcome_is_stored_for_an_unsent_or_erased_reminder(world: World, state: str) -> None:
    reminder = world.create(minutes=5)
    if state != "scheduled":
        world.reminders.cancel(reminder.id, owner="nora")
    if state == "erased":
        world.reminders.erase(reminder.id, owner="nora")
    before = world.store.get("nora", reminder.id)
    assert not note(world, reminder, COMPLAINED)
    assert world.store.get("nora", reminder.id) == before


def test_a_write_whose_response_was_lost_may_be_repeated(world: World) -> None:
    reminder = ended(world)
    end = lose_responses(world.dynamodb, "UpdateItem")
    with pytest.raises(StoreUnavailable):
        note(world, reminder, HARD)
    end()
    noted = world.record(reminder)
    assert noted.email_feedback == HARD
    assert not note(world, reminder, HARD)
    assert world.record(reminder) == noted


def test_a_failure_of_aws_is_raised(world: World) -> None:
    reminder = ended(world)
    fail(world.dynamodb, "UpdateItem", "ThrottlingException")
    with pytest.raises(StoreUnavailable):
        note(world, reminder, HARD)


@pytest.mark.parametrize("meanwhile", [DELIVERED, HARD])
def test_a_concurrent_outcome_is_not_replaced_by_a_lower_ranked_one(world: World, meanwhile: Outcome) -> None:
    """The first write conflicts with a stored outcome; another is stored before the second write."""
    reminder = ended(world)
    noted(world, reminder, SOFT)

    def before_the_second() -> None:
        before_once(world.dynamodb, "UpdateItem", partial(noted, world, reminder, meanwhile))

    before_once(world.dynamodb, "UpdateItem", before_the_second)
    note(world, reminder, DELIVERED)
    after = world.record(reminder)
    assert after.email_feedback == meanwhile
    assert (after.attention_since is not None) == meanwhile.needs_attention


def test_a_delivery_while_sending_needs_no_attention_then_or_later(world: World) -> None:
    reminder = sending(world)
    noted(world, reminder, SOFT)
    noted(world, reminder, DELIVERED)
    assert world.record(reminder).attention_since is None
    assert record(world.dynamodb, world.table, reminder, LATER, "sent")
    assert world.record(reminder).attention_since is None


def test_a_reminder_that_fails_between_read_and_write_keeps_its_attention(world: World) -> None:
    """The first write read it as sending; it ends before the second, which would clear the attention."""
    reminder = sending(world)
    noted(world, reminder, SOFT)

    def end() -> None:
        assert record(world.dynamodb, world.table, reminder, LATER, "failed")

    def before_the_second() -> None:
        before_once(world.dynamodb, "UpdateItem", end)

    before_once(world.dynamodb, "UpdateItem", before_the_second)
    noted(world, reminder, DELIVERED)
    after = world.record(reminder)
    assert (after.status, after.email_feedback) == ("failed", DELIVERED)
    assert after.attention_since is not None


def test_an_owners_change_that_meets_a_concurrent_outcome_is_retried(world: World) -> None:
    reminder = ended(world, "failed")
    before_once(world.dynamodb, "UpdateItem", partial(noted, world, reminder, DELIVERED))
    assert world.follow_up.dismiss(reminder.id, owner="nora").email_feedback == DELIVERED


def test_a_sweep_that_meets_a_concurrent_outcome_closes_nothing_and_the_next_one_does(world: World) -> None:
    reminder = sending(world)
    noted(world, reminder, HARD)
    assert world.store.close_stuck(reminder, LATER, "sweep") is None
    current = world.record(reminder)
    closed = world.store.close_stuck(current, LATER, "next sweep")
    assert closed is not None
    assert (closed.email_feedback, closed.version) == (HARD, current.version + 1)


@pytest.mark.parametrize("seed", range(10))
def test_any_events_in_any_order_keep_the_invariants(world: World, seed: int) -> None:
    draw = random.Random(seed)
    reminder = sending(world)
    heard: list[Outcome] = []
    for _ in range(12):
        before = world.record(reminder)
        step = draw.choice(["outcome", "outcome", "record", "dismiss", "done"])
        if step == "outcome":
            outcome = draw.choice(ALL)
            heard.append(outcome)
            note(world, reminder, outcome)
        elif step == "record":
            record(world.dynamodb, world.table, reminder, NOW, draw.choice(["sent", "failed"]))
        elif before.is_final:
            getattr(world.follow_up, step)(reminder.id, owner="nora")
        after = world.record(reminder)
        assert after.version == before.version + (after != before)
        assert before.status in {"sending", after.status}
        assert after.email_feedback == max(heard, key=lambda each: each.rank, default=None)

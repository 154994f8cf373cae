"""Items of former versions are read, listed, changed, armed and written back by the current code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from tests.former_items import former_items
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import NOW, World
from workflow.outcomes.outcome import Outcome
from workflow.reminders.reminder import Reminder
from workflow.storage.item import from_item, to_item
from workflow.storage.listing import Selection
from workflow.storage.recipients.email_feedback import EmailFeedback

DELIVERED = Outcome(status="delivered", at=NOW, code="accepted")
COMPLAINED = Outcome(status="complained", at=NOW, code="marked_as_unwanted")
ITEMS = [(version, kind) for version, items in former_items().items() for kind in items]
WAITING = [each for each in ITEMS if each[1] in {"near", "far", "five_years"}]
SENDING = [each for each in ITEMS if each[1] == "sending"]
ENDED = [each for each in ITEMS if each not in (*WAITING, *SENDING)]
LEFT = [each for each in (*ENDED, *SENDING) if each[1] != "cancelled"]


def item_of(version: str, kind: str) -> Mapping[str, Any]:
    return former_items()[version][kind]


def saved(world: World, version: str, kind: str) -> Reminder:
    """Stores such an item and returns its reminder."""
    world.dynamodb.put_item(TableName=world.table, Item=item_of(version, kind))
    return from_item(item_of(version, kind))


@pytest.mark.parametrize(("version", "kind"), ITEMS)
def test_an_item_is_written_back_as_it_was_read(version: str, kind: str) -> None:
    item = item_of(version, kind)
    reminder = from_item(item)
    assert to_item(reminder) == item
    assert (reminder.local_time is None) == ("localTime" not in item)
    assert (reminder.reference is None, reminder.metadata == {}) == (("reference" not in item),) * 2
    assert (reminder.attention_since is None) == ("attentionSince" not in item)
    assert reminder.email_feedback is None


@pytest.mark.parametrize(("version", "kind"), WAITING)
def test_a_scheduled_reminder_gets_its_timer_and_is_sent(world: World, version: str, kind: str) -> None:
    reminder = saved(world, version, kind)
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
def test_a_scheduled_reminder_is_changed_and_cancelled_by_marking_it_done(
    world: World, version: str, kind: str
) -> None:
    reminder = saved(world, version, kind)
    due_at = reminder.due_at + timedelta(hours=1)
    changed = world.reminders.change(reminder.id, {"due_at": due_at, "message": "Ring"}, owner="nora")
    assert (changed.due_at, changed.message, changed.local_time) == (due_at, "Ring", None)
    done = world.follow_up.done(reminder.id, owner="nora")
    assert (done.status, done.done_at) == ("cancelled", world.clock.now)


@pytest.mark.parametrize(("version", "kind"), ENDED)
def test_an_ended_reminder_is_snoozed(world: World, version: str, kind: str) -> None:
    ended = saved(world, version, kind)
    created = world.reminders.snooze(ended.id, {"due_at": world.clock.now}, owner="nora").reminder
    assert (created.message, created.snoozed_from) == (ended.message, ended.id)
    source = world.record(ended)
    assert (source.status, source.snoozes, source.attention_since) == (
        ended.status,
        (created.id,),
        None,
    )
    assert source.version == ended.version + (ended.attention_since is not None)


@pytest.mark.parametrize(("version", "kind"), ENDED)
def test_an_ended_reminder_needs_no_attention_and_may_be_done_and_undone(
    world: World, version: str, kind: str
) -> None:
    ended = saved(world, version, kind)
    dismissed = world.follow_up.dismiss(ended.id, owner="nora")
    assert (dismissed == ended) == (ended.attention_since is None)
    assert (dismissed.status, dismissed.attention_since) == (ended.status, None)
    done = world.follow_up.done(ended.id, owner="nora")
    assert (done.status, done.done_at, done.version) == (ended.status, world.clock.now, dismissed.version + 1)
    undone = world.follow_up.undo(ended.id, owner="nora")
    assert (undone.status, undone.done_at) == (ended.status, None)


@pytest.mark.parametrize(("version", "kind"), LEFT)
def test_a_delivery_outcome_is_stored_and_a_bad_one_needs_attention(
    world: World, version: str, kind: str
) -> None:
    former = saved(world, version, kind)
    feedback = EmailFeedback(world.dynamodb, world.table)
    for outcome, needs in ((DELIVERED, former.attention_since is not None), (COMPLAINED, True)):
        assert feedback.record("nora", former.id, outcome, world.clock.now)
        assert not feedback.record("nora", former.id, outcome, world.clock.now)
        after = world.record(former)
        assert (after.email_feedback, after.attention_since is not None) == (outcome, needs)
    assert (after.status, after.deliveries, after.version) == (
        former.status,
        former.deliveries,
        former.version + 2,
    )


@pytest.mark.parametrize(("version", "kind"), SENDING)
def test_a_sending_reminder_is_recorded_with_its_delivery_outcome(
    world: World, version: str, kind: str
) -> None:
    former = saved(world, version, kind)
    EmailFeedback(world.dynamodb, world.table).record("nora", former.id, COMPLAINED, world.clock.now)
    assert record(world.dynamodb, world.table, former, world.clock.now, "sent")
    after = world.record(former)
    assert (after.status, after.email_feedback) == ("sent", COMPLAINED)
    assert after.attention_since is not None


def test_lists_contain_the_items_of_every_version(world: World) -> None:
    reminders = {saved(world, version, kind).id: (version, kind) for version, kind in ITEMS}
    assert sorted(listed(world, Selection())) == sorted(reminders)
    upcoming = listed(world, Selection(state="upcoming"))
    assert sorted(reminders[each] for each in upcoming) == sorted(WAITING + SENDING)
    finished = listed(world, Selection(state="finished"))
    assert sorted(reminders[each] for each in finished) == sorted(ENDED)
    for selection, attribute in (
        (Selection(attention=True), "attentionSince"),
        (Selection(reference="job-4711"), "reference"),
    ):
        having = [each for each in ITEMS if attribute in item_of(*each)]
        assert sorted(reminders[each] for each in listed(world, selection)) == sorted(having)


def listed(world: World, selection: Selection) -> list[str]:
    return [each.id for each in world.lists.page("nora", selection, limit=100).items]

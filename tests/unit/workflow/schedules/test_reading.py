"""What owners read of their schedules: the next reminder; and what a repeated creation returns."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.aws import lose_responses
from tests.unit.workflow.schedules.conftest import DRAFT, Plans, local
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import IdempotentRequest
from workflow.storage.schedules.item import from_item, to_item

ONCE = IdempotentRequest("key", "print")


def test_the_next_is_the_earliest_that_is_still_to_be_sent_created_or_not(plans: Plans) -> None:
    schedule = plans.create()
    first, second = plans.created()
    assert plans.view(schedule).next_reminder_id == first.id
    plans.world.reminders.cancel(first.id, owner="nora")
    assert plans.view(schedule).next_reminder_id == second.id
    plans.world.reminders.change(second.id, {"due_at": second.due_at + timedelta(days=9)}, owner="nora")
    view = plans.view(schedule)
    assert (view.next_reminder_id, view.next_due_at) == (None, datetime(2026, 11, 25, 11, tzinfo=UTC))


def test_an_ended_or_paused_schedule_has_no_next(plans: Plans) -> None:
    once = plans.create(rrule="FREQ=DAILY;COUNT=1")
    plans.world.reminders.cancel(plans.created()[0].id, owner="nora")
    paused = plans.create()
    plans.changes.pause(paused.id, owner="nora")
    for schedule in (once, paused):
        assert plans.view(schedule).next_due_at is None
    assert plans.reader.get(once.id, owner="otto") is None


def test_in_a_removed_zone_only_created_reminders_are_next(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = plans.create()
    monkeypatch.setattr("workflow.schedules.times.is_known", lambda _: False)
    assert plans.view(schedule).next_reminder_id == plans.created()[0].id
    for each in plans.created():
        plans.world.reminders.cancel(each.id, owner="nora")
    assert plans.view(schedule).next_due_at is None


def test_of_two_concurrent_requests_one_creates_it_and_the_other_returns_it(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    find = plans.world.idempotency.find
    responses = iter([None])
    monkeypatch.setattr(plans.world.idempotency, "find", lambda *key: next(responses, find(*key)))
    again = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    assert (again.replayed, again.view.schedule.id) == (True, first.view.schedule.id)


def test_a_request_whose_response_was_lost_has_created_all_of_it(plans: Plans) -> None:
    end = lose_responses(plans.world.dynamodb, "TransactWriteItems")
    with pytest.raises(StoreUnavailable):
        plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    end()
    again = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    assert again.replayed
    assert len(again.view.schedule.open) == len(plans.created()) == 2


def test_an_item_is_read_as_it_was_written(plans: Plans) -> None:
    schedule = plans.create(
        subject="Bins",
        reference="bins",
        metadata={"a": "b"},
        exdates=(local("2026-12-01T12:00"),),
        rrule="FREQ=DAILY;COUNT=9",
    )
    ended = plans.changes.end(schedule.id, owner="nora").schedule
    for each in (schedule, plans.record(schedule), ended):
        assert to_item(from_item(to_item(each))) == to_item(each)
    assert to_item(plans.record(schedule)) == to_item(ended)

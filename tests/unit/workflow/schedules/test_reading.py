"""What owners see of their schedules: what is to be sent next, lists, and each request once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.aws import before_once, fail, lose_answers
from tests.unit.workflow.schedules.conftest import DRAFT, Plans, local
from workflow.reminders.exceptions import IdempotencyKeyReused
from workflow.schedules.exceptions import ScheduleGone
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import IdempotentRequest
from workflow.storage.schedules.item import from_item, to_item

ONCE = IdempotentRequest("key", "print")


def test_the_next_is_the_earliest_that_is_still_to_be_sent_made_or_not(plans: Plans) -> None:
    schedule = plans.create()
    first, second = plans.made()
    assert plans.view(schedule).next_reminder_id == first.id
    plans.world.reminders.cancel(first.id, owner="nora")
    assert plans.view(schedule).next_reminder_id == second.id
    plans.world.reminders.change(second.id, {"due_at": second.due_at + timedelta(days=9)}, owner="nora")
    view = plans.view(schedule)
    assert (view.next_reminder_id, view.next_due_at) == (None, datetime(2026, 11, 25, 11, tzinfo=UTC))


def test_a_schedule_that_is_over_or_paused_has_no_next(plans: Plans) -> None:
    once = plans.create(rrule="FREQ=DAILY;COUNT=1")
    plans.world.reminders.cancel(plans.made()[0].id, owner="nora")
    paused = plans.create()
    plans.changes.pause(paused.id, owner="nora")
    for schedule in (once, paused):
        assert plans.view(schedule).next_due_at is None
    assert plans.reader.get(once.id, owner="otto") is None


def test_in_a_zone_that_is_no_longer_known_only_what_is_made_is_still_to_be_sent(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = plans.create()
    monkeypatch.setattr("workflow.schedules.times.is_known", lambda _: False)
    assert plans.view(schedule).next_reminder_id == plans.made()[0].id
    for each in plans.made():
        plans.world.reminders.cancel(each.id, owner="nora")
    assert plans.view(schedule).next_due_at is None


def test_a_list_has_the_newest_first_page_by_page_and_by_status(plans: Plans) -> None:
    made = [plans.create(start=local(f"2027-01-0{1 + n}T12:00")) for n in range(5)]
    for each in made[::2]:
        plans.changes.pause(each.id, owner="nora")
    ids = [each.id for each in reversed(made)]
    first = plans.lists.page("nora", limit=3)
    assert [each.id for each in first.items] == ids[:3]
    rest = plans.lists.page("nora", limit=3, after=first.next)
    assert ([each.id for each in rest.items], rest.next) == (ids[3:], None)
    paused = plans.lists.page("nora", limit=10, statuses={"paused"})
    assert [each.id for each in paused.items] == ids[::2]
    assert plans.lists.page("otto", limit=10).items == []


def test_of_all_requests_with_one_key_one_makes_a_schedule(plans: Plans) -> None:
    first = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    again = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    assert (again.replayed, again.view.schedule.id) == (True, first.view.schedule.id)
    assert len(plans.lists.page("nora", limit=10).items) == 1
    with pytest.raises(IdempotencyKeyReused):
        plans.schedules.create(DRAFT, owner="nora", once=replace(ONCE, fingerprint="other"))
    plans.changes.end(first.view.schedule.id, owner="nora")
    plans.schedules.erase(first.view.schedule.id, owner="nora")
    with pytest.raises(ScheduleGone):
        plans.schedules.create(DRAFT, owner="nora", once=ONCE)


def test_of_two_at_once_one_makes_it_and_the_other_finds_it(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    find = plans.world.idempotency.find
    answers = iter([None])
    monkeypatch.setattr(plans.world.idempotency, "find", lambda *key: next(answers, find(*key)))
    again = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    assert (again.replayed, again.view.schedule.id) == (True, first.view.schedule.id)


def test_a_request_whose_answer_was_lost_has_made_it_wholly(plans: Plans) -> None:
    end = lose_answers(plans.world.dynamodb, "TransactWriteItems")
    with pytest.raises(StoreUnavailable):
        plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    end()
    again = plans.schedules.create(DRAFT, owner="nora", once=ONCE)
    assert again.replayed
    assert len(again.view.schedule.open) == len(plans.made()) == 2


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


def test_a_record_that_cannot_be_read_is_left_out_of_lists_and_named_by_the_sweep(plans: Plans) -> None:
    broken, sound = plans.create(), plans.create()
    plans.world.dynamodb.update_item(
        TableName=plans.world.table,
        Key={"owner": {"S": "schedule#nora"}, "id": {"S": broken.id}},
        UpdateExpression="REMOVE rrule",
    )
    assert [each.id for each in plans.lists.page("nora", limit=10).items] == [sound.id]
    plans.world.clock.advance(hours=27)
    swept = plans.sweep.run()
    assert (swept.made, swept.unreadable, swept.failures) == (1, 1, 0)


def test_one_of_a_status_that_only_a_later_version_knows_is_named_by_each_sweep(plans: Plans) -> None:
    later = plans.create()
    plans.world.dynamodb.update_item(
        TableName=plans.world.table,
        Key={"owner": {"S": "schedule#nora"}, "id": {"S": later.id}},
        UpdateExpression="SET #status = :status",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":status": {"S": "held"}},
    )
    plans.world.clock.advance(hours=27)
    assert [plans.sweep.run().unreadable for _ in range(2)] == [1, 1]


def test_what_is_not_reached_in_time_is_the_next_sweeps(plans: Plans) -> None:
    plans.create()
    plans.world.clock.advance(hours=27)
    assert plans.sweep.run(deadline=plans.world.clock.now).made == 0
    assert plans.sweep.run().made == 1


def test_a_shard_that_cannot_be_read_is_counted(plans: Plans) -> None:
    end = fail(plans.world.dynamodb, "Query", "ThrottlingException")
    assert plans.sweep.run().failures == 16
    end()


def test_two_sweeps_at_once_make_each_moment_once(plans: Plans) -> None:
    plans.create()
    plans.world.clock.advance(hours=27)
    before_once(plans.world.dynamodb, "TransactWriteItems", plans.sweep_once)
    assert plans.sweep.run().made == 0
    assert len(plans.made()) == 3

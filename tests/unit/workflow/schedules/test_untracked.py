"""Untracked reminders, as of former versions or of a full schedule, follow a change, a pause and an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.aws import before_once
from tests.unit.workflow.claim import claim
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import OPEN_FOR, Schedule, SchedulePatch
from workflow.scheduling.changes import ScheduleChanges
from workflow.scheduling.closing import UNTRACKED_PER_COMMIT, ChangedSchedule
from workflow.storage.errors import StoreUnavailable
from workflow.storage.item import to_item
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.schedules.item import to_item as schedule_item

Close = Callable[..., ChangedSchedule]
CLOSES = [ScheduleChanges.pause, ScheduleChanges.end]


def move_far(plans: Plans, schedule: Schedule, **by: float) -> Reminder:
    """Returns its next reminder, moved by that much, days later, as a former version left it: untracked."""
    (first, *_) = [each for each in plans.created() if each.status == "scheduled"]
    plans.world.reminders.change(first.id, {"due_at": first.due_at + timedelta(**by)}, owner="nora")
    plans.world.clock.advance(days=3)
    plans.sweep_once()
    record = plans.record(schedule)
    others = tuple(each for each in record.open if each.reminder_id != first.id)
    item = schedule_item(replace(record, open=others))
    plans.world.dynamodb.put_item(TableName=plans.world.table, Item=item)
    return plans.world.record(first)


def save(plans: Plans, reminder: Reminder) -> None:
    plans.world.dynamodb.put_item(TableName=plans.world.table, Item=to_item(reminder))


@pytest.mark.parametrize("close", CLOSES)
@pytest.mark.parametrize("days", [OPEN_FOR.total_seconds() / 86400 + 2, 400])
def test_an_untracked_reminder_is_cancelled_with_the_others(plans: Plans, close: Close, days: float) -> None:
    schedule = plans.create()
    far = move_far(plans, schedule, days=days)
    changed = close(plans.changes, schedule.id, owner="nora")
    assert (plans.world.record(far).status, plans.world.record(far).reason) == ("cancelled", "schedule")
    assert (plans.scheduled(), changed.too_late) == ([], [])


@pytest.mark.parametrize("close", CLOSES)
def test_sending_ones_are_named_also_in_the_response_to_a_repeated_request(
    plans: Plans, close: Close
) -> None:
    schedule = plans.create()
    far = move_far(plans, schedule, days=9)
    near = next(each for each in plans.created() if each.status == "scheduled" and each.id != far.id)
    for each in (far, near):
        save(plans, replace(each, status="sending", claimed_at=plans.world.clock.now, claimed_by="x"))
    for _ in range(2):
        assert set(close(plans.changes, schedule.id, owner="nora").too_late) == {far.id, near.id}


def test_a_change_leaves_a_moved_untracked_reminder_alone_and_a_resume_does_not_bring_it_back(
    plans: Plans,
) -> None:
    schedule = plans.create()
    far = move_far(plans, schedule, days=9)
    plans.changes.change(schedule.id, {"message": "New"}, owner="nora")
    assert plans.world.record(far) == far
    plans.changes.pause(schedule.id, owner="nora")
    plans.changes.resume(schedule.id, owner="nora")
    assert plans.world.record(far).status == "cancelled"


def test_reminders_of_other_schedules_and_owners_stay(plans: Plans) -> None:
    schedule, other = plans.create(), plans.create(owner="ben")
    far = move_far(plans, schedule, days=9)
    another = plans.create()
    plans.changes.end(another.id, owner="nora")
    plans.changes.end(other.id, owner="ben")
    assert plans.world.record(far).status == "scheduled"


def test_an_untracked_reminder_that_is_moved_concurrently_is_cancelled_too(plans: Plans) -> None:
    schedule = plans.create()
    far = move_far(plans, schedule, days=9)

    def move() -> None:
        due_at = far.due_at + timedelta(days=1)
        plans.world.reminders.change(far.id, {"due_at": due_at}, owner="nora")

    before_once(plans.world.dynamodb, "TransactWriteItems", move)
    plans.changes.pause(schedule.id, owner="nora")
    assert plans.world.record(far).status == "cancelled"


def save_many(plans: Plans) -> list[Reminder]:
    """Stores more untracked reminders of a schedule of nora's than a transaction or a page holds."""
    far = move_far(plans, plans.create(), days=9)
    many = [replace(far, id=f"{far.id[:-3]}{n:03}") for n in range(3 * UNTRACKED_PER_COMMIT + 5)]
    for each in many:
        save(plans, each)
    return [far, *many]


def test_more_than_fit_into_a_transaction_are_cancelled_even_if_they_change_meanwhile(plans: Plans) -> None:
    many = save_many(plans)

    def change() -> None:
        for each in many:
            save(plans, replace(each, version=each.version + 1))

    before_once(plans.world.dynamodb, "TransactWriteItems", change)
    plans.changes.pause(str(many[0].schedule_id), owner="nora")
    assert {each.status for each in plans.created()} == {"cancelled"}


def test_of_more_than_fit_into_a_transaction_each_is_cancelled_or_named_as_too_late(plans: Plans) -> None:
    many = save_many(plans)
    counts, due_on = RecipientCounts(plans.world.dynamodb, plans.world.table), many[0].due_at.date()
    for each in many:
        counts.add("nora", "a@b.example", due_on, each.id, len(many))
    being_sent = many[1::2]
    for each in being_sent:
        save(plans, replace(each, status="sending", claimed_at=plans.world.clock.now, claimed_by="x"))
    changed = plans.changes.pause(str(many[0].schedule_id), owner="nora")
    assert sorted(changed.too_late) == [each.id for each in being_sent]
    assert counts.add("nora", "a@b.example", due_on, "another", len(being_sent) + 1)


PACKED = "FREQ=DAILY;BYHOUR=9;BYMINUTE=" + ",".join(str(2 * n) for n in range(24))
"""24 within an hour: when it begins, all 24 of both days are tracked, and the oldest make room."""


def make_room(plans: Plans, schedule: Schedule) -> Reminder:
    """Returns a reminder that is due now and no longer tracked."""
    first = plans.created()[0]
    plans.world.clock.move_to(first.due_at + timedelta(seconds=2))
    plans.sweep_once()
    for day in (27, 28, 29):
        plans.ahead.make(schedule.id, local(f"2026-11-{day}T09:00"), owner="nora")
    assert first.id not in {each.reminder_id for each in plans.record(schedule).open}
    return first


@pytest.mark.parametrize(
    ("patch", "becomes"),
    [
        ({"message": "Glass today"}, ("scheduled", "Glass today")),
        ({"rrule": "FREQ=DAILY;BYHOUR=20"}, ("cancelled", "Take the bins out")),
    ],
)
def test_a_change_applies_to_one_that_is_just_due_and_no_longer_tracked(
    plans: Plans, patch: SchedulePatch, becomes: tuple[str, str]
) -> None:
    schedule = plans.create(rrule=PACKED, timezone="UTC", start=local("2026-11-24T09:00"))
    due = make_room(plans, schedule)
    plans.changes.change(schedule.id, patch, owner="nora")
    after = plans.world.record(due)
    assert (after.status, after.message) == becomes


def test_a_change_names_one_that_is_being_sent_and_no_longer_tracked(plans: Plans) -> None:
    schedule = plans.create(rrule=PACKED, timezone="UTC", start=local("2026-11-24T09:00"))
    due = make_room(plans, schedule)
    assert claim(plans.world.dynamodb, plans.world.table, due, due.due_at)
    for _ in range(2):
        changed = plans.changes.change(schedule.id, {"message": "Glass today"}, owner="nora")
        assert changed.too_late == [due.id]


def test_a_change_of_more_overdue_ones_than_fit_into_a_transaction_has_no_effect(plans: Plans) -> None:
    many = [replace(each, detached=False) for each in save_many(plans)]
    for each in many:
        save(plans, each)
    with pytest.raises(StoreUnavailable):
        plans.changes.change(str(many[0].schedule_id), {"message": "Glass today"}, owner="nora")
    assert {each.message for each in plans.created()} == {"Take the bins out"}

"""Past or sending reminders are neither created again nor cancelled, however long the sweep stood still."""

from datetime import datetime, timedelta

from tests.aws import before_once
from tests.unit.workflow.claim import claim
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import OPEN_FOR


def test_a_reminder_created_ahead_is_not_created_again_after_days_without_a_sweep(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=WEEKLY")
    ahead, _ = plans.ahead.make(schedule.id, local("2026-11-30T12:00"), owner="nora")
    plans.world.clock.move_to(ahead.due_at + OPEN_FOR + timedelta(minutes=1))
    plans.sweep.run()
    assert [each.id for each in plans.created() if each.occurrence == ahead.occurrence] == [ahead.id]
    assert plans.record(schedule).missed == 0


def test_a_reminder_created_ahead_and_sent_long_ago_is_not_missed(plans: Plans) -> None:
    schedule = plans.create()
    plans.ahead.make(schedule.id, local("2026-11-25T12:00"), owner="nora")
    plans.world.clock.advance(days=5)  # two were created on the 23rd; it is 10:00 in Berlin
    assert plans.sweep.run().missed == 2


def test_occurrences_missed_before_a_last_one_created_ahead_are_counted_by_the_sweep(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=5")
    plans.ahead.make(schedule.id, local("2026-11-27T12:00"), owner="nora")
    plans.world.clock.advance(days=10)  # two were created on the 23rd
    assert plans.sweep.run().missed == 2
    assert plans.record(schedule).status == "ended"


def move_a_week(plans: Plans, reminder: Reminder) -> datetime:
    """Moves it to a week later, which it returns; four days later nothing else of its schedule waits."""
    due_at = reminder.due_at + timedelta(days=7)
    plans.world.reminders.change(reminder.id, {"due_at": due_at}, owner="nora")
    plans.pass_days(4)
    return due_at


def test_a_moved_reminder_that_waits_is_the_next_one_for_however_long(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    [_, moved] = plans.created()
    due_at = move_a_week(plans, moved)
    view = plans.view(schedule)
    assert (view.schedule.status, view.next_due_at, view.next_reminder_id) == ("active", due_at, moved.id)
    assert plans.ahead.make(schedule.id, local("2026-11-24T12:00"), owner="nora") == (
        plans.world.record(moved),
        False,
    )
    check_at = plans.record(schedule).check_at
    assert check_at is not None
    assert check_at > plans.world.clock.now + timedelta(hours=1)  # not each sweep looks at it
    plans.changes.end(schedule.id, owner="nora")
    assert plans.world.record(moved).status == "cancelled"


def test_a_moved_reminder_that_is_overdue_keeps_its_schedule_and_may_be_moved_again(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    [_, moved] = plans.created()
    due_at = move_a_week(plans, moved)
    plans.world.clock.move_to(due_at + timedelta(seconds=5))
    plans.sweep_once()
    plans.world.reminders.change(moved.id, {"due_at": due_at + timedelta(days=30)}, owner="nora")
    plans.changes.end(schedule.id, owner="nora")
    assert plans.world.record(moved).status == "cancelled"


def test_a_rule_that_is_over_ends_its_schedule_once_nothing_waits_and_cancels_nothing(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    [late, moved] = plans.created()
    move_a_week(plans, moved)
    assert plans.record(schedule).status == "active"
    plans.pass_days(8)
    assert plans.record(schedule).status == "ended"
    assert [plans.world.record(each).status for each in (late, moved)] == ["scheduled", "scheduled"]


def test_a_schedule_whose_last_occurrences_are_excluded_does_not_wait_for_them(plans: Plans) -> None:
    excluded = tuple(local(f"2026-11-{day}T12:00") for day in range(24, 30))
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=7", exdates=excluded)
    plans.pass_days(2)
    assert plans.record(schedule).status == "ended"


def test_a_schedule_that_is_resumed_after_its_last_occurrence_ends_at_once(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=3")
    plans.changes.pause(schedule.id, owner="nora")
    plans.world.clock.advance(days=8)
    plans.changes.resume(schedule.id, owner="nora")
    plans.world.clock.advance(minutes=5)
    plans.sweep_once()
    assert plans.record(schedule).status == "ended"


def test_the_last_occurrence_of_an_ended_rule_is_created_late_and_none_is_missed(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=4", exdates=(local("2026-11-26T12:00"),))
    assert len(plans.created()) == 2
    plans.world.clock.advance(days=10)
    made = plans.sweep.run()
    assert (made.made, made.missed) == (1, 0)
    plans.pass_days(2)
    assert (plans.record(schedule).status, plans.record(schedule).missed) == ("ended", 0)


def test_a_sending_reminder_is_not_created_again_in_a_zone_with_the_same_clocks(plans: Plans) -> None:
    schedule = plans.create(timezone="UTC")
    [sent, *_] = plans.created()
    plans.world.clock.move_to(sent.due_at - timedelta(seconds=1))

    def send() -> None:
        assert claim(plans.world.dynamodb, plans.world.table, sent, sent.due_at)

    before_once(plans.world.dynamodb, "BatchGetItem", send)
    changed = plans.changes.change(schedule.id, {"timezone": "Europe/London"}, owner="nora")
    assert changed.too_late == [sent.id]
    assert [each.id for each in plans.created() if each.due_at == sent.due_at] == [sent.id]


def test_a_reminder_done_after_its_schedule_cancelled_it_is_created_again(plans: Plans) -> None:
    schedule = plans.create()
    plans.changes.pause(schedule.id, owner="nora")
    [cancelled, _] = plans.created()
    done = plans.world.store.done(cancelled, plans.world.clock(), "change")
    assert done is not None
    assert not done.detached
    plans.changes.resume(schedule.id, owner="nora")
    assert plans.scheduled() == ["23 12:00", "24 12:00"]

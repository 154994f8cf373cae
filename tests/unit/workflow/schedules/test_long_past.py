"""Past or sending reminders are neither created again nor cancelled, however long the sweep stood still."""

from datetime import timedelta

from tests.aws import before_once
from tests.unit.workflow.claim import claim
from tests.unit.workflow.schedules.conftest import Plans, local
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


def test_a_schedule_that_ends_by_itself_cancels_nothing(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    [late, moved] = plans.created()
    plans.world.reminders.change(moved.id, {"due_at": moved.due_at + timedelta(days=7)}, owner="nora")
    plans.pass_days(4)
    assert plans.record(schedule).status == "ended"
    assert [plans.world.record(each).status for each in (late, moved)] == ["scheduled", "scheduled"]


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

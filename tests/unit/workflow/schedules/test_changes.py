"""Changing or pausing a schedule applies to its scheduled reminders, also in concurrent changes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.aws import before_once
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import Schedule


def change(plans: Plans, schedule: Schedule, **patch: object) -> Schedule:
    return plans.changes.change(schedule.id, patch, owner="nora").schedule  # type: ignore[arg-type]


def move(plans: Plans, reminder: Reminder, **later: float) -> Reminder:
    due_at = reminder.due_at + timedelta(**later)
    return plans.world.reminders.change(reminder.id, {"due_at": due_at}, owner="nora")


def test_a_new_text_is_in_scheduled_reminders_and_their_timers_stay(plans: Plans) -> None:
    schedule = plans.create()
    changed = change(plans, schedule, message="Glass today", email="c@d.example", metadata={"bin": "green"})
    assert {(each.message, each.email, each.version, each.generation) for each in plans.created()} == {
        ("Glass today", "c@d.example", 2, 1)
    }
    assert (changed.version, changed.generation, changed.cursor) == (2, 2, schedule.cursor)
    assert len(plans.world.executions()) == 1


def test_reminders_that_a_change_edits_keep_their_local_times(plans: Plans) -> None:
    schedule = plans.create()
    before = plans.created()
    change(plans, schedule, message="Glass today")
    assert [each.draft for each in plans.created()] == [
        replace(each.draft, message="Glass today") for each in before
    ]
    assert plans.created()[0].local_time == local("2026-11-23T12:00")


def test_occurrences_that_a_rule_contains_again_are_created_again(plans: Plans) -> None:
    schedule = plans.create()
    change(plans, schedule, exdates=(local("2026-11-23T12:00"),))
    assert plans.scheduled() == ["24 12:00"]
    change(plans, schedule, exdates=())
    assert plans.scheduled() == ["23 12:00", "24 12:00"]
    assert len(plans.created()) == 3


def test_in_another_zone_the_local_time_stays(plans: Plans) -> None:
    schedule = plans.create()
    change(plans, schedule, timezone="Europe/London")
    waiting = [each for each in plans.created() if each.status == "scheduled"]
    assert [f"{each.due_at:%d %H}" for each in waiting] == ["23 12", "24 12"]
    assert {each.timezone for each in waiting} == {"Europe/London"}


def test_an_occurrence_that_was_done_early_is_not_created_again_in_another_zone(plans: Plans) -> None:
    schedule = plans.create()
    [early, _] = plans.created()
    plans.world.follow_up.done(early.id, owner="nora")
    change(plans, schedule, timezone="Europe/London")
    assert plans.scheduled() == ["24 12:00"]


def test_a_reminder_that_its_owner_changed_is_left_alone_and_not_created_again(plans: Plans) -> None:
    schedule = plans.create()
    first, second = plans.created()
    moved = plans.world.record(move(plans, first, hours=1))
    plans.world.reminders.cancel(second.id, owner="nora")
    change(plans, schedule, message="Glass today")
    change(plans, schedule, rrule="FREQ=DAILY;BYHOUR=12,18")
    assert plans.world.record(first) == moved
    assert plans.scheduled() == ["23 12:00", "23 18:00"]
    plans.pass_days(2)
    assert [each.day for each in occurrences(plans)][:6] == [23, 23, 24, 24, 25, 25]


def occurrences(plans: Plans) -> list[datetime]:
    return [each.occurrence for each in plans.created() if each.occurrence is not None]


def test_a_pause_cancels_scheduled_reminders_and_a_resumed_schedule_continues_from_now(plans: Plans) -> None:
    schedule = plans.create()
    first, second = plans.created()
    move(plans, second, hours=1)
    paused = plans.changes.pause(schedule.id, owner="nora").schedule
    assert (paused.status, paused.paused_reason, paused.version) == ("paused", "owner", 2)
    assert plans.scheduled() == []
    assert plans.world.record(first).reason == "schedule"
    plans.world.clock.advance(days=1)
    plans.sweep_once()
    resumed = plans.changes.resume(schedule.id, owner="nora").schedule
    assert (resumed.status, resumed.version, resumed.missed) == ("active", 3, 0)
    assert plans.scheduled() == ["25 12:00"], "that of the 24th was moved by its owner"


def test_an_ended_schedule_is_kept_for_a_while(plans: Plans) -> None:
    ended = plans.changes.end(plans.create().id, owner="nora").schedule
    assert (ended.status, ended.check_at) == ("ended", None)
    assert ended.expires_at == plans.world.clock.now + plans.store.retention


@pytest.mark.parametrize("name", ["pause", "change", "end"])
def test_an_owners_concurrent_change_of_a_reminder_is_not_overwritten(plans: Plans, name: str) -> None:
    schedule = plans.create()
    first, _ = plans.created()

    def by_hand() -> None:
        move(plans, first, hours=1)

    before_once(plans.world.dynamodb, "TransactWriteItems", by_hand)
    if name == "change":
        change(plans, schedule, message="Glass today")
        assert (plans.world.record(first).message, plans.world.record(first).detached) == (
            "Take the bins out",
            True,
        )
    else:
        getattr(plans.changes, name)(schedule.id, owner="nora")
        assert plans.scheduled() == []


def test_a_concurrent_step_is_noticed(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.clock.advance(hours=27)
    before_once(plans.world.dynamodb, "TransactWriteItems", plans.sweep_once)
    changed = change(plans, schedule, message="Glass today")
    assert (changed.version, changed.generation) == (2, 3)
    assert {each.message for each in plans.created() if each.status == "scheduled"} == {"Glass today"}


def test_timers_are_stopped_for_one_second_and_the_others_end_by_themselves(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;BYHOUR=12,13,14")
    seconds = iter([0.0, 0.5, 1.0])
    plans.world.timers._stopwatch = lambda: next(seconds)
    plans.changes.pause(schedule.id, owner="nora")
    listed = plans.world.stepfunctions.list_executions(stateMachineArn=plans.world.state_machine_arn)
    assert sorted(each["status"] for each in listed["executions"]) == ["ABORTED", "RUNNING", "RUNNING"]
    assert plans.scheduled() == []

"""An occurrence is made ahead of its time once, and then it is its owner's to move, edit or cancel."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.aws import before_once
from tests.unit.workflow.schedules.conftest import Plans, local
from workflow.reminders.exceptions import InvalidReminder, ReminderGone
from workflow.schedules.exceptions import (
    NotAnOccurrence,
    ScheduleNotFound,
    TooManyAhead,
    WrongScheduleStatus,
)
from workflow.schedules.schedule import MOST_AHEAD
from workflow.storage.errors import StoreUnavailable

SOON = local("2026-11-24T12:00")
FAR = local("2026-12-04T12:00")


def test_it_is_made_once_and_not_again_when_its_time_comes(plans: Plans) -> None:
    schedule = plans.create()
    reminder, is_new = plans.ahead.make(schedule.id, FAR, owner="nora")
    assert (is_new, reminder.due_at, reminder.occurrence) == (
        True,
        datetime(2026, 12, 4, 11, tzinfo=UTC),
        FAR,
    )
    assert plans.ahead.make(schedule.id, FAR, owner="nora") == (reminder, False)
    plans.world.reminders.cancel(reminder.id, owner="nora")
    plans.pass_days(12)
    assert [each.id for each in plans.made() if each.occurrence == FAR] == [reminder.id]
    assert plans.record(schedule).version == 1


def test_one_that_its_schedule_has_made_is_returned(plans: Plans) -> None:
    schedule = plans.create()
    reminder, is_new = plans.ahead.make(schedule.id, SOON, owner="nora")
    assert (is_new, reminder.occurrence) == (False, SOON)
    plans.world.reminders.cancel(reminder.id, owner="nora")
    plans.world.reminders.erase(reminder.id, owner="nora")
    with pytest.raises(ReminderGone):
        plans.ahead.make(schedule.id, SOON, owner="nora")


@pytest.mark.parametrize(
    "time",
    [
        FAR + timedelta(minutes=1),
        local("2026-11-22T12:00"),
        local("2026-11-30T12:00"),
        local("2037-01-01T12:00"),
    ],
)
def test_what_the_rule_does_not_give_is_refused(plans: Plans, time: datetime) -> None:
    schedule = plans.create(exdates=(local("2026-11-30T12:00"),))
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, time, owner="nora")


def test_what_has_passed_is_refused(plans: Plans) -> None:
    schedule = plans.create()
    plans.pass_days(4)
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, SOON, owner="nora")
    plans.world.clock.advance(days=3)  # without a sweep
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, local("2026-11-29T12:00"), owner="nora")


def test_so_many_are_made_ahead_and_no_more(plans: Plans) -> None:
    schedule = plans.create()
    for days in range(MOST_AHEAD):
        plans.ahead.make(schedule.id, FAR + timedelta(days=days), owner="nora")
    with pytest.raises(TooManyAhead):
        plans.ahead.make(schedule.id, FAR + timedelta(days=MOST_AHEAD), owner="nora")


def test_only_an_active_schedule_of_the_owners_makes_any(plans: Plans) -> None:
    schedule = plans.create()
    with pytest.raises(ScheduleNotFound):
        plans.ahead.make(schedule.id, FAR, owner="otto")
    plans.changes.pause(schedule.id, owner="nora")
    with pytest.raises(WrongScheduleStatus):
        plans.ahead.make(schedule.id, FAR, owner="nora")


def test_what_the_policy_refuses_is_not_made(plans: Plans) -> None:
    schedule = plans.create(preference="sms", phone="+61491570156")
    without = Plans(plans.world, replace(plans.policy, sms_countries=()))
    with pytest.raises(InvalidReminder):
        without.ahead.make(schedule.id, FAR, owner="nora")


def test_where_others_come_between_it_is_tried_again_three_times(plans: Plans) -> None:
    schedule = plans.create()

    def overtake(times: int) -> None:
        plans.changes.change(schedule.id, {"message": f"Try {times}"}, owner="nora")
        if times > 1:
            before_once(plans.world.dynamodb, "TransactWriteItems", lambda: overtake(times - 1))

    before_once(plans.world.dynamodb, "TransactWriteItems", lambda: overtake(1))
    assert plans.ahead.make(schedule.id, FAR, owner="nora")[0].message == "Try 1"


def test_where_they_come_between_each_time_it_is_told(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = plans.create()
    monkeypatch.setattr(plans.store, "commit", lambda _: False)
    with pytest.raises(StoreUnavailable):
        plans.ahead.make(schedule.id, FAR, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.changes.pause(schedule.id, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.schedules.create(schedule.draft, owner="nora")

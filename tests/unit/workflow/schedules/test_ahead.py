"""A reminder is created once ahead of its time; then its owner may move, edit or cancel it."""

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


def test_an_occurrence_created_ahead_is_not_created_again_at_its_time(plans: Plans) -> None:
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
    assert [each.id for each in plans.created() if each.occurrence == FAR] == [reminder.id]
    assert plans.record(schedule).version == 1


def test_an_occurrence_that_has_a_reminder_returns_it(plans: Plans) -> None:
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
def test_a_time_that_is_no_occurrence_is_rejected(plans: Plans, time: datetime) -> None:
    schedule = plans.create(exdates=(local("2026-11-30T12:00"),))
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, time, owner="nora")


def test_a_past_occurrence_is_rejected(plans: Plans) -> None:
    schedule = plans.create()
    plans.pass_days(4)
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, SOON, owner="nora")
    plans.world.clock.advance(days=3)  # without a sweep
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, local("2026-11-29T12:00"), owner="nora")


def test_no_more_than_the_limit_are_created_ahead(plans: Plans) -> None:
    schedule = plans.create()
    for days in range(MOST_AHEAD):
        plans.ahead.make(schedule.id, FAR + timedelta(days=days), owner="nora")
    with pytest.raises(TooManyAhead):
        plans.ahead.make(schedule.id, FAR + timedelta(days=MOST_AHEAD), owner="nora")


def test_only_active_schedules_of_the_owner_create_reminders_ahead(plans: Plans) -> None:
    schedule = plans.create()
    with pytest.raises(ScheduleNotFound):
        plans.ahead.make(schedule.id, FAR, owner="otto")
    plans.changes.pause(schedule.id, owner="nora")
    with pytest.raises(WrongScheduleStatus):
        plans.ahead.make(schedule.id, FAR, owner="nora")


def test_an_occurrence_that_the_policy_rejects_is_not_created(plans: Plans) -> None:
    schedule = plans.create(preference="sms", phone="+61491570156")
    without = Plans(plans.world, replace(plans.policy, sms_countries=()))
    with pytest.raises(InvalidReminder):
        without.ahead.make(schedule.id, FAR, owner="nora")


def test_conflicts_are_retried_three_times(plans: Plans) -> None:
    schedule = plans.create()

    def overtake(times: int) -> None:
        plans.changes.change(schedule.id, {"message": f"Try {times}"}, owner="nora")
        if times > 1:
            before_once(plans.world.dynamodb, "TransactWriteItems", lambda: overtake(times - 1))

    before_once(plans.world.dynamodb, "TransactWriteItems", lambda: overtake(1))
    assert plans.ahead.make(schedule.id, FAR, owner="nora")[0].message == "Try 1"


def test_a_conflict_at_each_attempt_is_raised(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = plans.create()
    monkeypatch.setattr(plans.store, "commit", lambda _: False)
    with pytest.raises(StoreUnavailable):
        plans.ahead.make(schedule.id, FAR, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.changes.pause(schedule.id, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.schedules.create(schedule.draft, owner="nora")

"""A reminder is created once ahead of its time, also if the schedule changes concurrently."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.aws import before_once
from tests.unit.workflow.schedules.conftest import HOURLY, Plans, local
from workflow.schedules.exceptions import NotAnOccurrence, TooManyAhead
from workflow.schedules.schedule import MOST_AHEAD
from workflow.storage.errors import StoreUnavailable

SOON = local("2026-11-24T12:00")
FAR = local("2026-11-27T12:00")


def test_an_occurrence_created_ahead_is_not_created_again_at_its_time(plans: Plans) -> None:
    schedule = plans.create()
    reminder, is_new = plans.ahead.make(schedule.id, FAR, owner="nora")
    assert (is_new, reminder.due_at, reminder.occurrence) == (
        True,
        datetime(2026, 11, 27, 11, tzinfo=UTC),
        FAR,
    )
    assert plans.ahead.make(schedule.id, FAR, owner="nora") == (reminder, False)
    plans.world.reminders.cancel(reminder.id, owner="nora")
    plans.pass_days(5)
    assert [each.id for each in plans.created() if each.occurrence == FAR] == [reminder.id]
    assert plans.record(schedule).version == 1


def test_ten_are_created_ahead_of_the_densest_schedule_however_long_it_runs(plans: Plans) -> None:
    schedule = plans.create(rrule=HOURLY, timezone="UTC")
    for _ in range(3 * 24):
        plans.world.clock.advance(hours=1)
        plans.sweep_once()
    ends = plans.world.clock.now + timedelta(days=3)
    for hour in range(MOST_AHEAD):
        at = (ends + timedelta(hours=hour)).replace(minute=0, tzinfo=None)
        reminder, is_new = plans.ahead.make(schedule.id, at, owner="nora")
        assert (is_new, reminder.occurrence) == (True, at)
    with pytest.raises(TooManyAhead):
        plans.ahead.make(schedule.id, at + timedelta(hours=1), owner="nora")


def test_a_past_occurrence_is_rejected(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.clock.advance(days=4)
    plans.sweep_once()
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, SOON, owner="nora")
    plans.world.clock.advance(days=3)  # without a sweep
    with pytest.raises(NotAnOccurrence):
        plans.ahead.make(schedule.id, local("2026-11-29T12:00"), owner="nora")


def test_a_concurrent_change_is_in_the_created_reminder(plans: Plans) -> None:
    schedule = plans.create()

    def change() -> None:
        plans.changes.change(schedule.id, {"message": "Glass today"}, owner="nora")

    before_once(plans.world.dynamodb, "TransactWriteItems", change)
    assert plans.ahead.make(schedule.id, FAR, owner="nora")[0].message == "Glass today"


def test_a_conflict_at_each_attempt_is_raised(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = plans.create()
    monkeypatch.setattr(plans.store, "commit", lambda _: False)
    with pytest.raises(StoreUnavailable):
        plans.ahead.make(schedule.id, FAR, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.changes.pause(schedule.id, owner="nora")
    with pytest.raises(StoreUnavailable):
        plans.schedules.create(schedule.draft, owner="nora")


def test_fewer_are_created_ahead_if_those_of_the_next_hours_leave_less_room(plans: Plans) -> None:
    packed = "FREQ=DAILY;BYHOUR=9;BYMINUTE=" + ",".join(str(2 * each) for each in range(24))
    schedule = plans.create(rrule=packed, timezone="UTC", start=local("2026-11-24T09:00"))
    plans.world.clock.move_to(datetime(2026, 11, 24, 9, 0, 1, tzinfo=UTC))
    plans.sweep_once()  # the first of 48 is due: its place is free, too
    for day in (26, 27, 28):
        plans.ahead.make(schedule.id, local(f"2026-11-{day}T09:00"), owner="nora")
    with pytest.raises(TooManyAhead):
        plans.ahead.make(schedule.id, local("2026-11-29T09:00"), owner="nora")

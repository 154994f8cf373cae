"""A reminder whose record can't be read: its schedule goes on, and its owner can still change it."""

from __future__ import annotations

import pytest

from tests.unit.workflow.schedules.conftest import Plans
from tests.unit.workflow.sweep.test_broken_records import logged
from workflow.reminders.exceptions import ReminderGone
from workflow.sweep.schedules import ScheduleSweepResult

MANDATORY = ["message", "retainUntil", "deliveries", "changeId"]


@pytest.mark.parametrize("attribute", MANDATORY)
def test_its_schedule_creates_all_others_and_logs_it_once_by_its_own_id(
    plans: Plans, caplog: pytest.LogCaptureFixture, attribute: str
) -> None:
    schedule = plans.create()
    broken = plans.created()[0]
    plans.world.set_attributes(broken, **{attribute: None})
    plans.pass_days(8)
    assert logged(caplog) == [(broken.id, "KeyError", "ERROR")]
    assert plans.sweep.run() == ScheduleSweepResult()
    days = [each.occurrence.day for each in plans.created() if each.occurrence is not None]
    assert days[:8] == [24, 25, 26, 27, 28, 29, 30, 1]
    assert plans.record(schedule).missed == 0


def test_its_schedule_ends_when_its_rule_is_over(plans: Plans) -> None:
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=2")
    plans.world.set_attributes(plans.created()[0], message=None)
    plans.pass_days(4)
    assert plans.record(schedule).status == "ended"


def test_its_schedule_can_be_viewed_changed_paused_resumed_and_ended(plans: Plans) -> None:
    schedule = plans.create()
    broken, sound = plans.created()
    plans.world.set_attributes(broken, message=None)
    assert plans.view(schedule).next_reminder_id == sound.id
    plans.changes.change(schedule.id, {"message": "Glass today"}, owner="nora")
    assert plans.world.record(sound).message == "Glass today"
    plans.changes.pause(schedule.id, owner="nora")
    plans.changes.resume(schedule.id, owner="nora")
    assert plans.scheduled() == ["24 12:00"], "that of the 23rd is not created again"
    plans.changes.end(schedule.id, owner="nora")
    assert (plans.record(schedule).status, plans.scheduled()) == ("ended", [])


def test_it_is_not_created_again_ahead(plans: Plans) -> None:
    schedule = plans.create()
    broken = plans.created()[0]
    plans.world.set_attributes(broken, message=None)
    assert broken.occurrence is not None
    with pytest.raises(ReminderGone):
        plans.ahead.make(schedule.id, broken.occurrence, owner="nora")

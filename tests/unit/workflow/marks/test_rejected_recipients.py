"""A marked address is rejected in requests, and pauses the schedules that send to it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.aws import fail
from tests.unit.workflow.conftest import NOW, World
from tests.unit.workflow.schedules.conftest import Plans
from workflow.reminders.exceptions import InvalidReminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipients.marks import SITE, Mark, Reason

MARKED = "gone@example.org"
BOUNCED = Mark("bounced", SITE, NOW + timedelta(days=30))


def codes(caught: pytest.ExceptionInfo[InvalidReminder]) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in caught.value.violations]


REFUSED = [("email", "recipient_unavailable")]


def test_a_change_to_a_marked_address_is_rejected_but_not_others_of_a_reminder_to_one(world: World) -> None:
    reminder = world.create(hours=5)
    world.marks.put(MARKED, BOUNCED, NOW)
    with pytest.raises(InvalidReminder) as caught:
        world.reminders.change(reminder.id, {"email": MARKED}, owner="nora")
    assert codes(caught) == REFUSED
    world.marks.put("a@b.example", BOUNCED, NOW)
    assert world.reminders.change(reminder.id, {"message": "Ring"}, owner="nora").message == "Ring"


def test_a_snooze_to_an_address_that_was_marked_later_is_rejected(world: World) -> None:
    reminder = world.create(hours=5)
    world.reminders.cancel(reminder.id, owner="nora")
    world.marks.put("a@b.example", Mark("stopped", "nora", None), NOW)
    with pytest.raises(InvalidReminder) as caught:
        world.reminders.snooze(reminder.id, {"due_at": NOW}, owner="nora")
    assert codes(caught) == REFUSED
    patched = world.reminders.snooze(reminder.id, {"due_at": NOW, "email": "b@c.example"}, owner="nora")
    assert patched.reminder.email == "b@c.example"


def test_a_stop_for_one_owner_does_not_affect_others(world: World) -> None:
    world.marks.put("a@b.example", Mark("stopped", "ben", None), NOW)
    assert world.create(owner="nora", hours=1)
    with pytest.raises(InvalidReminder):
        world.create(owner="ben", hours=1)


def test_nothing_is_created_if_marks_cannot_be_read(world: World) -> None:
    world.keys.current()
    fail(world.dynamodb, "Query", "ThrottlingException")
    with pytest.raises(StoreUnavailable):
        world.create(hours=1)


def test_no_schedule_to_a_marked_address_is_created_or_resumed_and_an_active_one_pauses(world: World) -> None:
    plans = Plans(world)
    schedule = plans.create(email=MARKED)
    world.marks.put(MARKED, BOUNCED, NOW)
    with pytest.raises(InvalidReminder) as caught:
        plans.create(email=MARKED)
    assert codes(caught) == REFUSED
    world.clock.advance(hours=26)  # steps are spread over six hours; all have passed now
    plans.sweep.run()
    paused = plans.record(schedule)
    assert (paused.status, paused.paused_reason) == ("paused", "recipient_unavailable")
    assert paused.attention_since is not None
    with pytest.raises(InvalidReminder) as caught:
        plans.changes.resume(schedule.id, owner="nora")
    assert codes(caught) == REFUSED
    reason: Reason = "bounced"
    world.marks.lift(MARKED, SITE, [reason])
    plans.changes.resume(schedule.id, owner="nora")
    assert plans.record(schedule).status == "active"

"""A reminder changes while its timer is started: only a timer that it still needs is counted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.aws import before_once
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import World
from workflow.reminders.reminder import Patch, Reminder
from workflow.sweep.sweep import SweepResult

Step = Callable[[World, Reminder], object]


def sent(world: World, reminder: Reminder) -> None:
    """Lets its timer, which runs by now, claim it and record its end."""
    started = world.record(reminder)
    assert claim(world.dynamodb, world.table, started, world.clock.now)
    assert record(world.dynamodb, world.table, started, world.clock.now, "sent")


def erased(world: World, reminder: Reminder) -> None:
    """Lets its owner erase it completely."""
    world.reminders.cancel(reminder.id, owner="nora")
    world.reminders.erase(reminder.id, owner="nora")


MOVED_ON: dict[str, Step] = {
    "cancelled": lambda world, reminder: world.reminders.cancel(reminder.id, owner="nora"),
    "moved": lambda world, reminder: world.reminders.change(
        reminder.id, Patch(due_at=world.clock.now + timedelta(hours=2)), owner="nora"
    ),
    "erased": erased,
}
CLAIMED: dict[str, Step] = {
    "claimed": lambda world, reminder: claim(
        world.dynamodb, world.table, world.record(reminder), world.clock.now
    ),
    "sent": sent,
}


def swept(world: World, reminder: Reminder, step: Step) -> SweepResult:
    """Sweeps; `step` happens right before the timer's start. Afterwards nothing is left to do."""

    def take() -> None:
        step(world, reminder)

    before_once(world.stepfunctions, "StartExecution", take)
    result = world.another_sweep().run()
    assert world.another_sweep().run() == SweepResult()
    return result


@pytest.mark.parametrize("name", MOVED_ON)
def test_a_timer_that_its_reminder_no_longer_needs_is_neither_counted_nor_a_failure(
    world: World, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level("INFO")
    reminder = world.save(minutes=30)
    world.clock.advance(minutes=5)
    result = swept(world, reminder, MOVED_ON[name])
    assert (result.rearmed, result.failures, result.unreadable) == (0, 0, 0)
    assert not [line for line in caplog.records if line.message == "armed"]


@pytest.mark.parametrize("name", CLAIMED)
def test_a_timer_that_claims_its_overdue_reminder_at_once_counts(world: World, name: str) -> None:
    reminder = world.save(minutes=30)
    world.clock.advance(minutes=31)
    result = swept(world, reminder, CLAIMED[name])
    assert (result.rearmed, result.failures) == (1, 0)

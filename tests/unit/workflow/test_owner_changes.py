"""Owners' changes that conflict with others are retried, then fail; calls after the commit stop in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.aws import before_once, fail
from tests.unit.workflow.conftest import NOW, World
from workflow.reminders.reminder import Reminder
from workflow.service import ATTEMPTS
from workflow.storage.errors import StoreUnavailable


def states(world: World) -> dict[str, str]:
    """Returns the status of each execution."""
    listed = world.stepfunctions.list_executions(stateMachineArn=world.state_machine_arn)
    return {execution["name"][-2:]: execution["status"] for execution in listed["executions"]}


def test_after_a_slow_start_of_the_timer_no_further_call_is_begun(world: World) -> None:
    reminder = world.create(minutes=10)
    seconds = iter([0.0, 1.0])
    world.timers._stopwatch = lambda: next(seconds)
    world.reminders.change(reminder.id, {"due_at": NOW + timedelta(minutes=5)}, owner="nora")
    assert states(world) == {"g1": "RUNNING", "g2": "RUNNING"}


def overtake(world: World, change: Callable[[], object], times: int) -> None:
    """Makes `change` happen before each of the next `times` updates of the table."""

    def step() -> None:
        change()
        if times > 1:
            overtake(world, change, times - 1)

    before_once(world.dynamodb, "UpdateItem", step)


def edit_subject(world: World, reminder: Reminder) -> None:
    current = world.record(reminder)
    world.store.edit(
        current, replace(current.draft, subject=f"Subject {current.version}"), NOW, f"c{current.version}"
    )


@pytest.mark.parametrize("lost", [1, 9], ids=["once", "nine times"])
def test_a_conflicting_change_is_merged_with_the_one_that_won(world: World, lost: int) -> None:
    reminder = world.create(minutes=10)
    overtake(world, lambda: edit_subject(world, reminder), times=2 * lost)
    changed = world.reminders.change(reminder.id, {"message": "Ring"}, owner="nora")
    assert (changed.message, changed.version) == ("Ring", 2 * lost + 2)
    assert changed.subject == f"Subject {2 * lost}"


@pytest.mark.parametrize("request_", ["change", "cancel"])
def test_a_change_that_conflicts_at_each_attempt_raises_an_error(world: World, request_: str) -> None:
    reminder = world.create(minutes=10)
    writes_of_a_try = {"change": 2, "cancel": 1}[request_]
    overtake(world, lambda: edit_subject(world, reminder), times=ATTEMPTS * writes_of_a_try)
    ask: dict[str, Callable[[], Reminder]] = {
        "change": lambda: world.reminders.change(reminder.id, {"message": "Ring"}, owner="nora"),
        "cancel": lambda: world.reminders.cancel(reminder.id, owner="nora"),
    }
    with pytest.raises(StoreUnavailable):
        ask[request_]()
    assert (world.record(reminder).message, world.record(reminder).status) == ("Call", "scheduled")


def test_an_erase_that_conflicts_with_the_reminders_end_is_retried(world: World) -> None:
    reminder = world.create(minutes=10)

    def finish() -> None:
        world.reminders.cancel(reminder.id, owner="nora")

    before_once(world.dynamodb, "GetItem", finish)
    world.reminders.erase(reminder.id, owner="nora")
    assert world.store.get("nora", reminder.id) is None


def test_an_erase_that_conflicts_at_each_attempt_raises_an_error(world: World) -> None:
    reminder = world.create(minutes=10)
    world.reminders.cancel(reminder.id, owner="nora")
    fail(world.dynamodb, "DeleteItem", "ConditionalCheckFailedException")
    with pytest.raises(StoreUnavailable):
        world.reminders.erase(reminder.id, owner="nora")

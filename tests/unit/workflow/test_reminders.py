"""A reminder is committed first; its timer is started afterwards, and that may fail."""

from datetime import timedelta
from typing import Any

import pytest

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.conftest import NOW, World
from workflow.storage import clients
from workflow.storage.errors import StoreUnavailable


def test_a_reminder_due_soon_gets_its_timer_which_gets_the_generation_and_the_due_time(world: World) -> None:
    reminder = world.create(minutes=10)
    assert world.executions() == [f"{reminder.id}-g1"]
    assert world.record(reminder).check_at == NOW + timedelta(minutes=20)
    arn = f"{world.state_machine_arn.replace(':stateMachine:', ':execution:')}:{reminder.id}-g1"
    told = world.stepfunctions.describe_execution(executionArn=arn)["input"]
    assert told == (
        f'{{"owner": "nora", "id": "{reminder.id}", "generation": 1, "dueAt": "2026-11-23T09:10:00Z"}}'
    )


def test_a_far_reminder_has_no_timer_to_start_or_stop(world: World) -> None:
    reminder = world.create(days=3 * 365)
    assert world.executions() == []
    assert world.record(reminder).check_at == NOW + timedelta(days=3 * 365 - 1)
    calls: list[str] = []
    before_once(world.stepfunctions, "StopExecution", lambda: calls.append("stop"))
    world.reminders.cancel(reminder.id, owner="nora")
    assert calls == []


def test_a_reminder_due_in_exactly_a_day_is_not_far(world: World) -> None:
    world.create(hours=24)
    assert len(world.executions()) == 1


def test_a_failed_start_loses_nothing_and_is_logged_by_id_and_name(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    fail(world.stepfunctions, "StartExecution", "AccessDeniedException")
    reminder = world.create(minutes=10)
    assert world.record(reminder).status == "scheduled"
    assert world.record(reminder).check_at == NOW + timedelta(minutes=2)
    (line,) = (record for record in caplog.records if record.name == "workflow.machine.timers")
    assert (line.__dict__["reminder"], line.__dict__["error"]) == (reminder.id, "AccessDeniedException")


def test_a_start_whose_response_is_lost_is_checked_again(world: World) -> None:
    lose_responses(world.stepfunctions, "StartExecution")
    reminder = world.create(minutes=10)
    assert world.executions() == [f"{reminder.id}-g1"]
    assert world.record(reminder).check_at == NOW + timedelta(minutes=2)


def test_a_failed_arming_loses_nothing(world: World) -> None:
    def refuse_updates() -> None:
        fail(world.dynamodb, "UpdateItem", "InternalServerError", status=500)

    world.create(minutes=20)  # creates the stack's key, which is also a PutItem
    before_once(world.dynamodb, "PutItem", refuse_updates)  # after the daily count, before the arming
    reminder = world.create(minutes=10)
    assert f"{reminder.id}-g1" in world.executions()
    assert world.record(reminder).check_at == NOW + timedelta(minutes=2)


def test_a_timer_that_was_already_started_counts_as_started(world: World) -> None:
    reminder = world.create(minutes=10)
    fail(world.stepfunctions, "StartExecution", "ExecutionAlreadyExists")
    assert world.timers.start(reminder, NOW) == world.record(reminder)


def test_a_reminder_that_was_not_committed_has_no_timer(world: World) -> None:
    fail(world.dynamodb, "PutItem", "ThrottlingException")
    with pytest.raises(StoreUnavailable):
        world.create(minutes=10)
    assert world.executions() == []


def test_the_calls_after_a_commit_end_within_two_seconds() -> None:
    config: Any = clients.AFTER_COMMIT  # its stubs lack the options
    attempts = config.retries["total_max_attempts"]
    assert 2 * attempts * (config.connect_timeout + config.read_timeout) <= 2

"""The sweep starts missing timers, closes stuck reminders, and leaves none without a next check."""

from datetime import datetime, timedelta

import pytest

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.claim import claim
from tests.unit.workflow.conftest import NOW, RETENTION, World
from workflow.reminders.reminder import Reminder
from workflow.storage.sweep_index import IndexEntry, entries_to_check
from workflow.sweep.sweep import SweepResult


def claimed(world: World, reminder: Reminder) -> None:
    """Lets its execution claim a reminder now."""
    assert claim(world.dynamodb, world.table, reminder, world.clock.now)


def test_a_running_timer_is_left_alone(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=19)
    assert world.sweep.run() == SweepResult()
    assert world.executions() == [f"{reminder.id}-g1"]


def test_a_timer_whose_start_failed_is_started_on_time(world: World) -> None:
    reminder = world.save(minutes=16)
    world.clock.advance(minutes=7)
    assert world.sweep.run() == SweepResult(rearmed=1, oldest_unchecked_seconds=300)
    assert world.executions() == [f"{reminder.id}-g2"]
    assert world.record(reminder).check_at == NOW + timedelta(minutes=26)


def test_a_lost_timer_is_started_again_ten_minutes_late(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=20)
    assert world.sweep.run().rearmed == 1
    assert world.executions() == [f"{reminder.id}-g1", f"{reminder.id}-g2"]
    assert world.record(reminder).retain_until == world.clock.now + RETENTION


@pytest.mark.parametrize(("minutes_late", "overdue"), [(9, 0), (10, 1)])
def test_an_unclaimed_reminder_is_overdue_ten_minutes_after_its_time(
    world: World, minutes_late: int, overdue: int
) -> None:
    world.save(minutes=10)
    world.clock.advance(minutes=10 + minutes_late)
    result = world.sweep.run()
    assert (result.rearmed, result.overdue) == (1, overdue)


@pytest.mark.parametrize("cause", ["AccessDeniedException", "time-out"])
def test_a_timer_that_cannot_be_started_is_a_failure_of_each_sweep_until_it_can(
    world: World, cause: str
) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=20)
    client = world.stepfunctions
    timed_out = cause == "time-out"
    end = lose_responses(client, "StartExecution") if timed_out else fail(client, "StartExecution", cause)
    for _ in range(2):
        result = world.sweep.run()
        assert (result.rearmed, result.failures) == (0, 1)
        world.clock.advance(minutes=5)
    end()
    result = world.sweep.run()
    assert (result.rearmed, result.failures) == (1, 0)
    assert f"{reminder.id}-g4" in world.executions()


def test_a_far_reminder_gets_its_timer_when_it_is_near(world: World) -> None:
    reminder = world.create(days=3 * 365)
    world.clock.advance(days=3 * 365 - 1, minutes=-11)
    assert world.sweep.run() == SweepResult()
    world.clock.advance(minutes=1)
    assert world.sweep.run().rearmed == 1
    assert world.executions() == [f"{reminder.id}-g1"]
    assert world.record(reminder).check_at == reminder.due_at + timedelta(minutes=10)


def test_a_far_reminder_that_is_checked_too_early_keeps_waiting(world: World) -> None:
    reminder = world.create(days=30)
    world.set_attributes(reminder, checkAt="2026-11-23T08:00:00.000Z")
    assert world.sweep.run() == SweepResult()
    assert world.executions() == []
    assert world.record(reminder) == reminder


def test_a_sending_reminder_is_left_alone_for_36_hours(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=10)
    claimed(world, reminder)
    claimed_at = world.clock.now
    world.clock.advance(minutes=10)
    assert world.sweep.run() == SweepResult()
    assert world.record(reminder).check_at == claimed_at + timedelta(hours=36)


def test_a_stuck_reminder_is_closed(world: World) -> None:
    reminder = world.create(minutes=10)
    claimed(world, reminder)
    world.clock.advance(hours=36)
    assert world.sweep.run().stuck == 1
    closed = world.record(reminder)
    assert (closed.status, closed.deliveries["email"].status) == ("failed", "unknown")
    assert closed.check_at is None
    assert world.sweep.run() == SweepResult()


def test_a_reminder_that_ended_meanwhile_is_left_alone(world: World) -> None:
    reminder = world.create(minutes=10)
    claimed(world, reminder)
    (current,) = entries_to_check(world.dynamodb, world.table, reminder.id[-1], NOW + timedelta(hours=1))
    assert isinstance(current, IndexEntry)
    world.set_attributes(reminder, status="sent")
    assert world.sweep._check(current) == SweepResult()
    assert world.record(reminder).status == "sent"


def test_a_reminder_closed_by_a_concurrent_sweep_is_counted_once(world: World) -> None:
    reminder = world.create(minutes=10)
    claimed(world, reminder)
    world.clock.advance(hours=36)
    close_stuck = world.store.close_stuck

    def overtaken(current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        close_stuck(current, now, "another sweep")
        return close_stuck(current, now, change_id)

    world.store.close_stuck = overtaken  # type: ignore[method-assign]  # a concurrent sweep
    assert world.sweep.run().stuck == 0
    assert world.record(reminder).version == 3  # claimed, then closed once


def test_a_rearming_whose_response_was_lost_is_completed_by_the_next_sweep(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=20)
    end = lose_responses(world.dynamodb, "UpdateItem")
    assert world.sweep.run().failures == 1
    end()
    assert world.record(reminder).generation == 2
    world.clock.advance(minutes=5)
    assert world.sweep.run().rearmed == 1
    assert f"{reminder.id}-g3" in world.executions()


def test_all_pages_of_a_shard_are_swept(world: World) -> None:
    world.dynamodb.meta.events.register(
        "provide-client-params.dynamodb.Query", lambda params, **_: params | {"Limit": 1}
    )
    created = [world.save(shard=shard, minutes=60) for shard in "334"]
    world.clock.advance(minutes=5)
    assert world.sweep.run().rearmed == 3
    assert world.executions() == sorted(f"{reminder.id}-g2" for reminder in created)


def test_two_concurrent_sweeps_start_each_timer_once(world: World) -> None:
    reminder = world.create(minutes=10)
    world.clock.advance(minutes=20)
    other = world.another_sweep()
    rearm = world.store.rearm

    def overtaken(current: IndexEntry, now: datetime, change_id: str) -> Reminder | None:
        world.store.rearm = rearm  # type: ignore[method-assign]  # once only
        assert other.run().rearmed == 1
        return rearm(current, now, change_id)

    world.store.rearm = overtaken  # type: ignore[method-assign]  # the other sweep runs in between
    assert world.sweep.run().rearmed == 0
    assert world.executions() == [f"{reminder.id}-g1", f"{reminder.id}-g2"]


def test_an_unreadable_shard_is_left_for_the_next_sweep(world: World) -> None:
    world.create(minutes=10)
    world.clock.advance(minutes=20)
    end = fail(world.dynamodb, "Query", "ThrottlingException")
    assert world.sweep.run() == SweepResult(failures=16)
    end()
    assert world.sweep.run().rearmed == 1


@pytest.mark.parametrize("code", ["AccessDeniedException", "ThrottlingException"])
def test_a_refused_write_is_a_failure_and_not_a_broken_record(world: World, code: str) -> None:
    world.save(minutes=10)
    world.clock.advance(minutes=20)
    end = fail(world.dynamodb, "UpdateItem", code)
    result = world.sweep.run()
    assert (result.failures, result.unreadable) == (1, 0)
    end()
    assert world.sweep.run().rearmed == 1


def test_when_time_runs_out_the_rest_is_left_for_the_next_sweep(world: World) -> None:
    world.create(minutes=10)
    world.clock.advance(minutes=20)
    assert world.sweep.run(deadline=world.clock.now) == SweepResult()
    assert world.sweep.run(deadline=world.clock.now + timedelta(seconds=1)).rearmed == 1


def test_a_defect_while_reading_a_shard_delays_no_other_shard(world: World) -> None:
    def break_off() -> None:
        raise RuntimeError("planted")

    before_once(world.dynamodb, "Query", break_off)
    sweep = world.another_sweep()
    assert sweep.run() == SweepResult(failures=1)

"""The sweep with many reminders: their order, which count as late, and how threads share the work."""

import threading
from datetime import datetime, timedelta

import pytest

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.conftest import NOW, World
from workflow.machine.timers import NotArmed
from workflow.reminders.reminder import Generation, Reminder
from workflow.storage.clients import SCHEDULE_THREADS, SWEEP, SWEEP_THREADS
from workflow.storage.sweep_index import SHARDS
from workflow.sweep.sweep import SweepResult
from workflow.time.deadlines import AHEAD, FAR


def test_as_many_timers_are_started_concurrently_as_there_are_threads(world: World) -> None:
    created = [world.save(shard=shard, days=2) for shard in SHARDS * (SWEEP_THREADS // len(SHARDS))]
    world.clock.advance(days=1)
    all_there = threading.Barrier(SWEEP_THREADS)

    def meet() -> None:
        all_there.wait(timeout=60)

    assert world.another_sweep(SWEEP_THREADS, pace=meet).run() == SweepResult(rearmed=len(created))
    assert world.executions() == sorted(f"{reminder.id}-g1" for reminder in created)


def test_each_thread_has_a_pooled_connection() -> None:
    assert SWEEP.max_pool_connections == SWEEP_THREADS + SCHEDULE_THREADS  # type: ignore[attr-defined]
    assert SWEEP_THREADS % len(SHARDS) == 0


def test_reminders_due_soon_do_not_wait_behind_many_later_ones(world: World) -> None:
    shards = ["3", "4", "5"] * 2
    far = [world.save(shard=shard, days=2) for shard in shards]
    world.clock.advance(days=1, minutes=-1)
    near = [world.save(shard=shard, hours=0.5) for shard in shards]
    world.clock.advance(hours=1)
    looked_at: list[str] = []
    start = world.timers.start

    def watched(reminder: Generation, now: datetime) -> Reminder | NotArmed:
        looked_at.append(reminder.id)
        return start(reminder, now)

    world.timers.start = watched  # type: ignore[method-assign]  # records the order
    assert world.sweep.run().rearmed == len(far) + len(near)
    soon = {reminder.id for reminder in near}
    for shard in shards:
        assert [each in soon for each in looked_at if each[-1] == shard] == [True, True, False, False]


@pytest.mark.parametrize(("hours_left", "seconds"), [(11, 13 * 3600), (13, 0)])
def test_reminders_with_time_left_are_not_late(world: World, hours_left: int, seconds: float) -> None:
    world.create(days=2)
    world.clock.advance(days=2, hours=-hours_left)
    assert world.sweep.run() == SweepResult(rearmed=1, oldest_unchecked_seconds=seconds)


def test_a_reminder_without_a_timer_is_late_at_once(world: World) -> None:
    world.save(hours=3)
    world.clock.advance(hours=1)
    assert world.sweep.run().oldest_unchecked_seconds == 58 * 60


@pytest.mark.parametrize("fault", ["refused", "answer lost", "not armed"])
def test_a_first_timer_that_failed_is_started_by_the_next_sweep_under_the_same_name(
    world: World, fault: str
) -> None:
    reminder = world.create(days=2)
    world.clock.advance(days=1)
    end = {
        "refused": lambda: fail(world.stepfunctions, "StartExecution", "ThrottlingException"),
        "answer lost": lambda: lose_responses(world.stepfunctions, "StartExecution"),
        "not armed": lambda: fail(world.dynamodb, "UpdateItem", "ThrottlingException"),
    }[fault]()
    assert world.sweep.run() == SweepResult(failures=1)
    end()
    world.clock.advance(minutes=5)
    assert world.sweep.run() == SweepResult(rearmed=1)
    assert world.executions() == [f"{reminder.id}-g1"]
    assert world.record(reminder).check_at == reminder.due_at + timedelta(minutes=10)


def test_a_first_timer_started_after_the_due_time_has_the_next_generation(world: World) -> None:
    reminder = world.create(days=2)
    world.clock.advance(days=2, minutes=1)
    assert world.sweep.run().rearmed == 1
    assert world.executions() == [f"{reminder.id}-g2"]
    assert world.record(reminder).retain_until > reminder.retain_until


def test_two_concurrent_sweeps_start_a_first_timer_once(world: World) -> None:
    reminder = world.create(days=2)
    world.clock.advance(days=1)

    def sweep() -> None:
        assert world.another_sweep().run().rearmed == 1

    before_once(world.stepfunctions, "StartExecution", sweep)
    world.sweep.run()
    assert world.executions() == [f"{reminder.id}-g1"]
    assert world.record(reminder).generation == 1
    assert world.sweep.run() == SweepResult()


def test_only_first_timers_are_started_early(world: World) -> None:
    far, near = world.create(days=2), world.save(hours=20)
    assert near.check_at is not None
    world.clock.move_to(NOW + timedelta(seconds=1))
    assert world.sweep.run() == SweepResult()
    world.clock.move_to(far.due_at - FAR - AHEAD)
    world.sweep.run()
    assert f"{far.id}-g1" in world.executions()


def test_one_threads_errors_lose_no_reminder_of_the_others(world: World) -> None:
    created = [world.save(days=2) for _ in range(30)]
    world.clock.advance(days=1)
    turns = iter(range(1000))

    def every_third_fails() -> None:
        if next(turns) % 3 == 0:
            raise RuntimeError("planted")

    result = world.another_sweep(SWEEP_THREADS, pace=every_third_fails).run()
    assert (result.rearmed, result.unreadable) == (20, 10)
    world.clock.advance(minutes=5)
    assert world.sweep.run().rearmed == 10
    assert world.executions() == sorted(f"{reminder.id}-g1" for reminder in created)

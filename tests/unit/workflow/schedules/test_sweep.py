"""The sweep of schedules: unreached, unsteppable and unreadable ones, their age, and its order."""

import json
from collections.abc import Mapping
from typing import Any

from tests.aws import before_once, fail
from tests.unit.workflow.schedules.conftest import Plans
from workflow.schedules.schedule import Schedule
from workflow.storage.schedules.sweep_index import SHARDS
from workflow.sweep.schedules import ScheduleSweepResult


def seconds_waiting(plans: Plans, schedule: Schedule) -> float:
    """Returns for how many seconds it has been waiting to be stepped."""
    check_at = plans.record(schedule).check_at
    assert check_at is not None
    return (plans.world.clock.now - check_at).total_seconds()


def test_an_unreadable_record_is_missing_from_lists_and_logged_by_the_sweep(plans: Plans) -> None:
    broken, sound = plans.create(), plans.create()
    plans.world.set_attributes(broken, rrule=None, checkAt="2026-11-20T09:00:00.000Z")
    assert [each.id for each in plans.lists.page("nora", limit=10).items] == [sound.id]
    plans.world.clock.advance(hours=27)
    waited = seconds_waiting(plans, sound)
    swept = plans.sweep.run()
    assert (swept.made, swept.unreadable, swept.failures) == (1, 1, 0)
    assert swept.oldest_unchecked_seconds == waited, "an unreadable record doesn't count for the age"


def test_a_record_with_a_status_of_a_later_version_is_logged_by_each_sweep(plans: Plans) -> None:
    later = plans.create()
    plans.world.set_attributes(later, status="held")
    plans.world.clock.advance(hours=27)
    assert [plans.sweep.run().unreadable for _ in range(2)] == [1, 1]


def test_schedules_beyond_the_deadline_are_left_for_the_next_sweep_and_their_age_is_reported(
    plans: Plans,
) -> None:
    created = [plans.create() for _ in range(5)]
    plans.world.clock.advance(hours=27)
    longest = max(seconds_waiting(plans, each) for each in created)
    out_of_time = plans.sweep.run(deadline=plans.world.clock.now)
    assert out_of_time == ScheduleSweepResult(oldest_unchecked_seconds=longest)
    assert plans.sweep.run() == ScheduleSweepResult(made=5, oldest_unchecked_seconds=longest)
    assert plans.sweep.run() == ScheduleSweepResult()


def test_a_schedule_that_cannot_be_stepped_keeps_waiting(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.clock.advance(hours=27)
    fail(plans.world.dynamodb, "TransactWriteItems", "ThrottlingException")
    waited = seconds_waiting(plans, schedule)
    assert plans.sweep.run() == ScheduleSweepResult(failures=1, oldest_unchecked_seconds=waited)


def test_no_shard_always_comes_after_the_same_ones(plans: Plans) -> None:
    queried: list[str] = []

    def note(params: Mapping[str, Any], **_: object) -> None:
        queried.append(json.loads(params["body"])["ExpressionAttributeValues"][":shard"]["S"])

    plans.world.dynamodb.meta.events.register_first("before-call.dynamodb.Query", note)
    for _ in SHARDS:
        plans.sweep.run()
        plans.world.clock.advance(minutes=5)
    orders = [queried[first : first + len(SHARDS)] for first in range(0, len(queried), len(SHARDS))]
    assert all(sorted(order) == sorted(SHARDS) for order in orders)
    assert {order[0] for order in orders} == set(SHARDS)


def test_an_unreadable_shard_is_counted(plans: Plans) -> None:
    end = fail(plans.world.dynamodb, "Query", "ThrottlingException")
    assert plans.sweep.run().failures == 16
    end()


def test_two_concurrent_sweeps_create_each_occurrence_once(plans: Plans) -> None:
    plans.create()
    plans.world.clock.advance(hours=27)
    before_once(plans.world.dynamodb, "TransactWriteItems", plans.sweep_once)
    assert plans.sweep.run().made == 0
    assert len(plans.created()) == 3

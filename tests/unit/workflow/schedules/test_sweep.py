"""The sweep of schedules: what it can't reach, step or read, how long that waits, and its order."""

import json
from collections.abc import Mapping
from typing import Any

from tests.aws import before_once, fail
from tests.unit.workflow.schedules.conftest import Plans
from workflow.schedules.schedule import Schedule
from workflow.storage.schedules.sweep_index import SHARDS
from workflow.sweep.schedules import ScheduleSweepResult


def waits(plans: Plans, schedule: Schedule) -> float:
    """For how many seconds it has waited to be stepped."""
    check_at = plans.record(schedule).check_at
    assert check_at is not None
    return (plans.world.clock.now - check_at).total_seconds()


def test_a_record_that_cannot_be_read_is_left_out_of_lists_and_named_by_the_sweep(plans: Plans) -> None:
    broken, sound = plans.create(), plans.create()
    plans.world.dynamodb.update_item(
        TableName=plans.world.table,
        Key={"owner": {"S": "schedule#nora"}, "id": {"S": broken.id}},
        UpdateExpression="REMOVE rrule SET checkAt = :at",
        ExpressionAttributeValues={":at": {"S": "2026-11-20T09:00:00.000Z"}},
    )
    assert [each.id for each in plans.lists.page("nora", limit=10).items] == [sound.id]
    plans.world.clock.advance(hours=27)
    waited = waits(plans, sound)
    swept = plans.sweep.run()
    assert (swept.made, swept.unreadable, swept.failures) == (1, 1, 0)
    assert swept.oldest_unchecked_seconds == waited, "what is broken says nothing of it"


def test_one_of_a_status_that_only_a_later_version_knows_is_named_by_each_sweep(plans: Plans) -> None:
    later = plans.create()
    plans.world.dynamodb.update_item(
        TableName=plans.world.table,
        Key={"owner": {"S": "schedule#nora"}, "id": {"S": later.id}},
        UpdateExpression="SET #status = :status",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":status": {"S": "held"}},
    )
    plans.world.clock.advance(hours=27)
    assert [plans.sweep.run().unreadable for _ in range(2)] == [1, 1]


def test_what_is_not_reached_in_time_is_the_next_sweeps_and_says_how_long_it_waits(plans: Plans) -> None:
    created = [plans.create() for _ in range(5)]
    plans.world.clock.advance(hours=27)
    longest = max(waits(plans, each) for each in created)
    out_of_time = plans.sweep.run(deadline=plans.world.clock.now)
    assert out_of_time == ScheduleSweepResult(oldest_unchecked_seconds=longest)
    assert plans.sweep.run() == ScheduleSweepResult(made=5, oldest_unchecked_seconds=longest)
    assert plans.sweep.run() == ScheduleSweepResult()


def test_one_that_cannot_be_stepped_waits_on(plans: Plans) -> None:
    schedule = plans.create()
    plans.world.clock.advance(hours=27)
    fail(plans.world.dynamodb, "TransactWriteItems", "ThrottlingException")
    waited = waits(plans, schedule)
    assert plans.sweep.run() == ScheduleSweepResult(failures=1, oldest_unchecked_seconds=waited)


def test_no_shard_comes_after_the_same_ones_in_each_sweep(plans: Plans) -> None:
    asked: list[str] = []

    def note(params: Mapping[str, Any], **_: object) -> None:
        asked.append(json.loads(params["body"])["ExpressionAttributeValues"][":shard"]["S"])

    plans.world.dynamodb.meta.events.register_first("before-call.dynamodb.Query", note)
    for _ in SHARDS:
        plans.sweep.run()
        plans.world.clock.advance(minutes=5)
    orders = [asked[first : first + len(SHARDS)] for first in range(0, len(asked), len(SHARDS))]
    assert all(sorted(order) == sorted(SHARDS) for order in orders)
    assert {order[0] for order in orders} == set(SHARDS)


def test_a_shard_that_cannot_be_read_is_counted(plans: Plans) -> None:
    end = fail(plans.world.dynamodb, "Query", "ThrottlingException")
    assert plans.sweep.run().failures == 16
    end()


def test_two_sweeps_at_once_make_each_moment_once(plans: Plans) -> None:
    plans.create()
    plans.world.clock.advance(hours=27)
    before_once(plans.world.dynamodb, "TransactWriteItems", plans.sweep_once)
    assert plans.sweep.run().made == 0
    assert len(plans.made()) == 3

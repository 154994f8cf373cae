"""A local time under newer zone rules: arming moves the reminder once, whatever happens concurrently."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.aws import before_once, fail, lose_responses
from tests.unit.workflow.conftest import World
from tests.zone_rules import ZONE, rules_of
from workflow.reminders.reminder import Draft, Reminder
from workflow.sweep.sweep import SweepResult
from workflow.time.deadlines import DUE_GRACE, FAR
from workflow.time.local_time import moment, moment_by_rule

OLD, NEW = "America/Los_Angeles", "Etc/GMT+7"
LOCAL = datetime(2027, 1, 15, 9)  # noqa: DTZ001  # local
BEFORE, AFTER = datetime(2027, 1, 15, 17, tzinfo=UTC), datetime(2027, 1, 15, 16, tzinfo=UTC)


def create_reminder(world: World, due_at: datetime = BEFORE, local_time: datetime | None = LOCAL) -> Reminder:
    draft = Draft(
        preference="email",
        message="Call",
        email="a@b.example",
        due_at=due_at,
        timezone=ZONE,
        local_time=local_time,
    )
    return world.reminders.create(draft, owner="nora").reminder


def armed_by(world: World, rules: str, reminder: Reminder) -> Reminder:
    """Returns the reminder after a sweep, with these rules, a day before it is due."""
    world.clock.now = reminder.due_at - FAR
    with rules_of(rules):
        world.sweep.run()
    return world.record(reminder)


@pytest.fixture
def calls(world: World) -> Counter[str]:
    """Counts the sweep's calls to AWS, except queries."""
    counted: Counter[str] = Counter()

    def count(model: Any, **_: object) -> None:  # noqa: ANN401  # botocore's
        counted[model.name] += 1

    for client in (world.dynamodb, world.stepfunctions):
        client.meta.events.register("before-call", count)
    return counted


def test_a_reminder_moves_and_only_its_new_timer_can_claim(world: World) -> None:
    reminder = create_reminder(world)
    moved = armed_by(world, NEW, reminder)
    assert (moved.due_at, moved.local_time, moved.generation, moved.version) == (AFTER, LOCAL, 2, 2)
    assert moved.check_at == AFTER + DUE_GRACE
    assert f"{reminder.id}-g2" in world.executions()


@pytest.mark.parametrize("local_time", [LOCAL, None])
def test_an_unmoved_reminder_costs_two_calls(
    world: World, calls: Counter[str], local_time: datetime | None
) -> None:
    reminder = create_reminder(world, local_time=local_time)
    calls.clear()
    same = armed_by(world, OLD if local_time else NEW, reminder)
    del calls["Query"], calls["GetItem"]  # GetItem is called by the test
    assert calls == {"StartExecution": 1, "UpdateItem": 1}
    assert (same.due_at, same.generation, same.version) == (BEFORE, 1, 1)


def test_a_reminder_that_moves_to_more_than_a_day_ahead_keeps_waiting(world: World) -> None:
    reminder = create_reminder(world, AFTER)
    moved = armed_by(world, OLD, reminder)
    assert (moved.due_at, moved.generation, moved.check_at) == (BEFORE, 2, BEFORE - FAR)
    assert f"{reminder.id}-g2" not in world.executions()
    again = armed_by(world, OLD, moved)
    assert (again.due_at, again.generation) == (BEFORE, 2)
    assert f"{reminder.id}-g2" in world.executions()


def test_a_near_reminder_moves_only_if_it_is_armed_again(world: World) -> None:
    world.clock.now = BEFORE - timedelta(hours=20)
    reminder = create_reminder(world)
    with rules_of(NEW):
        world.sweep.run()
    assert world.record(reminder).due_at == BEFORE
    end = fail(world.stepfunctions, "StartExecution", "ThrottlingException")
    other = create_reminder(world)
    end()
    world.clock.advance(minutes=5)
    with rules_of(NEW):
        world.sweep.run()
    assert (world.record(other).due_at, world.record(other).generation) == (AFTER, 3)
    assert f"{other.id}-g3" in world.executions()


@pytest.mark.parametrize("change", ["message", "due_at", "timezone", "cancel"])
def test_an_owners_change_between_the_two_writes_is_kept(world: World, change: str) -> None:
    reminder = create_reminder(world)
    world.clock.now = BEFORE - FAR
    move = world.store.move
    other = BEFORE + timedelta(days=3)
    values: dict[str, Any] = {"message": "Ring", "due_at": other, "timezone": "UTC"}

    def overtaken(current: Reminder, due_at: datetime, now: datetime, change_id: str) -> Reminder | None:
        world.store.move = move  # type: ignore[method-assign]  # once only
        if change == "cancel":
            world.reminders.cancel(reminder.id, owner="nora")
        else:
            world.reminders.change(reminder.id, {change: values[change]}, owner="nora")  # type: ignore[misc]
        return move(current, due_at, now, change_id)

    world.store.move = overtaken  # type: ignore[method-assign]  # the owner's change in between
    with rules_of(NEW):
        world.sweep.run()
    record = world.record(reminder)
    expected = {"message": AFTER, "due_at": other, "timezone": BEFORE, "cancel": BEFORE}
    assert record.due_at == expected[change]
    assert record.status == ("cancelled" if change == "cancel" else "scheduled")
    assert record.message == ("Ring" if change == "message" else "Call")


def test_two_concurrent_sweeps_move_it_once(world: World) -> None:
    reminder = create_reminder(world)
    world.clock.now = BEFORE - FAR
    moved: list[int] = []
    with rules_of(NEW):
        before_once(
            world.stepfunctions, "StartExecution", lambda: moved.append(world.another_sweep().run().rearmed)
        )
        world.sweep.run()
    assert moved == [1]
    record = world.record(reminder)
    assert (record.due_at, record.generation, record.version) == (AFTER, 2, 2)


def test_a_reminder_in_a_removed_zone_keeps_its_moment(world: World) -> None:
    reminder = create_reminder(world)
    world.set_attributes(reminder, timezone="America/Gone")
    assert armed_by(world, NEW, reminder).due_at == BEFORE


@pytest.mark.parametrize(
    ("local", "by_rule"),
    [
        (datetime(2027, 3, 14, 2, 30), datetime(2027, 3, 14, 10, 30, tzinfo=UTC)),  # noqa: DTZ001  # skipped
        (datetime(2027, 11, 7, 1, 30), datetime(2027, 11, 7, 8, 30, tzinfo=UTC)),  # noqa: DTZ001  # repeated
    ],
)
def test_times_that_newer_rules_skip_or_repeat(world: World, local: datetime, by_rule: datetime) -> None:
    """RFC 5545 defines both: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5"""
    with rules_of("Etc/GMT+9"):
        due_at = moment(local, ZONE)
    assert armed_by(world, OLD, create_reminder(world, due_at, local)).due_at == by_rule


@given(st.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)))  # noqa: DTZ001  # local
def test_a_local_time_with_a_single_moment_is_that_moment(local: datetime) -> None:
    with rules_of(NEW):
        by_rule = moment_by_rule(local, ZONE)
        assert by_rule == moment(local, ZONE) == local.replace(tzinfo=UTC) + timedelta(hours=7)


@pytest.mark.parametrize(
    ("fault", "generation"), [("changed each time", 2), ("refused", 2), ("response lost", 3)]
)
def test_a_reminder_that_could_not_be_moved_is_moved_by_the_next_sweep(
    world: World, fault: str, generation: int
) -> None:
    reminder = create_reminder(world)
    world.clock.now = BEFORE - FAR
    move = world.store.move

    def fails(current: Reminder, due_at: datetime, now: datetime, change_id: str) -> Reminder | None:
        if fault == "changed each time":
            return None
        is_lost = fault == "response lost"
        end = (
            lose_responses(world.dynamodb, "UpdateItem")
            if is_lost
            else fail(world.dynamodb, "UpdateItem", "ThrottlingException")
        )
        try:
            return move(current, due_at, now, change_id)
        finally:
            end()

    with rules_of(NEW):
        world.store.move = fails  # type: ignore[method-assign]  # for one sweep
        assert world.sweep.run() == SweepResult(failures=1)
        world.store.move = move  # type: ignore[method-assign]
        world.clock.advance(minutes=5)
        assert world.sweep.run().rearmed == 1
    record = world.record(reminder)
    assert (record.due_at, record.generation, record.check_at) == (AFTER, generation, AFTER + DUE_GRACE)
    assert f"{reminder.id}-g{generation}" in world.executions()

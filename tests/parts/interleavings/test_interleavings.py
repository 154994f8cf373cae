"""Tests cancel and reschedule against the claim, in both orders, between any two calls to AWS."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.workflow.claim import claim
from tests.unit.workflow.conftest import World
from workflow.reminders.exceptions import WrongStatus
from workflow.reminders.reminder import Patch, Reminder

CALLS = ("GetItem", "UpdateItem", "StopExecution", "StartExecution")
LAST = 7
"""More than the calls of any change: get, update, start, arm, stop."""


@contextmanager
def at_point(world: World, when: str, number: int, do: Callable[[], object]) -> Iterator[None]:
    """Runs an action once, just before or after the n-th call to AWS."""
    calls = [0]

    def reached(**_: object) -> None:
        calls[0] += 1
        if calls[0] == number:
            do()

    points = [
        (events_of(client), f"{when}.{client.meta.service_model.service_id.hyphenize()}.{call}")
        for client in (world.dynamodb, world.stepfunctions)
        for call in CALLS
    ]
    for events, point in points:
        events.register_first(point, reached)
    yield
    for events, point in points:
        events.unregister(point, reached)


def events_of(client: Any) -> Any:  # noqa: ANN401  # botocore's hooks have no types
    """Returns the hooks of a client."""
    return client.meta.events


@pytest.mark.parametrize("when", ["before-call", "after-call"])
def test_a_successfully_cancelled_reminder_is_never_claimed(world: World, when: str) -> None:
    outcomes = {race_with_cancel(world, when, number) for number in range(1, LAST + 1)}
    assert outcomes == {"cancelled", "sending"}


def race_with_cancel(world: World, when: str, number: int) -> str:
    reminder = world.record(world.create(minutes=10))
    claims: list[bool] = []
    with at_point(world, when, number, lambda: claims.append(claim_of(world, reminder))):
        cancelled = unless_too_late(lambda: world.reminders.cancel(reminder.id, owner="nora"))
    if cancelled is None:
        assert claims == [True]
        assert world.record(reminder).status == "sending"
    else:
        claims.append(claim_of(world, reminder))
        assert not any(claims)
        assert world.record(reminder) == cancelled
    return world.record(reminder).status


@pytest.mark.parametrize("when", ["before-call", "after-call"])
@pytest.mark.parametrize("move", [timedelta(minutes=-5), timedelta(hours=1), timedelta(days=300)])
def test_a_reminder_is_claimed_only_at_the_acknowledged_time(
    world: World, when: str, move: timedelta
) -> None:
    outcomes = {race_with_new_time(world, when, number, move) for number in range(1, LAST + 1)}
    assert outcomes == {"moved", "too late"}


def race_with_new_time(world: World, when: str, number: int, move: timedelta) -> str:
    old = world.record(world.create(minutes=10))
    claims: list[bool] = []

    patch: Patch = {"due_at": old.due_at + move}
    with at_point(world, when, number, lambda: claims.append(claim_of(world, old))):
        new = unless_too_late(lambda: world.reminders.change(old.id, patch, owner="nora"))
    if new is None:
        assert claims == [True]
        assert world.record(old).due_at == old.due_at
        return "too late"
    claims.append(claim_of(world, old))
    assert not any(claims)
    assert claim_of(world, new)
    assert world.record(new).due_at == old.due_at + move
    return "moved"


def unless_too_late(change: Callable[[], Reminder]) -> Reminder | None:
    """Returns the result of `change`; None if the reminder was claimed before."""
    try:
        return change()
    except WrongStatus as late:
        if late.status != "sending":
            raise
        return None


def claim_of(world: World, reminder: Reminder) -> bool:
    return claim(world.dynamodb, world.table, reminder, reminder.due_at)

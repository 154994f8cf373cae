"""Tests every cell of the table of a schedule's states: what each event does in each state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.parts.scenarios.states_table import NOTHING, OF_SCHEDULES, cells
from tests.unit.workflow.schedules.conftest import Plans
from workflow.schedules.exceptions import ScheduleNotFound, WrongScheduleStatus
from workflow.schedules.schedule import OPEN_FOR, Schedule
from workflow.storage.schedules.store import Commit

STATES = ("active", "paused", "ended")
Event = Callable[[Plans, Schedule], object]
"""Acts on a schedule as it was at its creation; returns None or False if refused."""


def schedule_in(plans: Plans, state: str) -> Schedule:
    """Returns a schedule as it was at its creation, whose record is in `state`; its rule has three times."""
    schedule = plans.create(rrule="FREQ=DAILY;COUNT=3")
    if state == "paused":
        plans.changes.pause(schedule.id, owner="nora")
    if state in {"ended", NOTHING}:
        plans.changes.end(schedule.id, owner="nora")
    if state == NOTHING:
        plans.schedules.erase(schedule.id, owner="nora")
    return schedule


def response_of(request: Callable[[], object]) -> object:
    """Returns the response to an owner's request; None if it is refused."""
    try:
        return request() or "done"
    except (WrongScheduleStatus, ScheduleNotFound):
        return None


def create(plans: Plans, as_read: Schedule) -> object:
    return plans.store.commit(Commit(before=None, after=replace(as_read, change_id="created anew")))


def step(plans: Plans, as_read: Schedule) -> object:
    """Steps it while there is an occurrence to create."""
    plans.world.clock.advance(hours=20)
    return plans.stepper.step("nora", as_read.id)


def stop(plans: Plans, as_read: Schedule) -> object:
    nowhere = replace(plans, policy=replace(plans.policy, allowed_recipients=("example.org",)))
    return nowhere.stepper.step("nora", as_read.id)


def run_out(plans: Plans, as_read: Schedule) -> object:
    """Runs a sweep's steps long enough after its last time."""
    plans.world.clock.advance(days=3)
    plans.stepper.step("nora", as_read.id)
    plans.world.clock.now += OPEN_FOR + timedelta(days=1)
    return plans.stepper.step("nora", as_read.id)


EVENTS: Mapping[str, Event] = {
    "create": create,
    "change": lambda plans, as_read: response_of(
        lambda: plans.changes.change(as_read.id, {"message": "Ring"}, owner="nora")
    ),
    "pause": lambda plans, as_read: response_of(lambda: plans.changes.pause(as_read.id, owner="nora")),
    "resume": lambda plans, as_read: response_of(lambda: plans.changes.resume(as_read.id, owner="nora")),
    "end": lambda plans, as_read: response_of(lambda: plans.changes.end(as_read.id, owner="nora")),
    "make ahead": lambda plans, as_read: response_of(
        lambda: plans.ahead.make(as_read.id, as_read.start + timedelta(days=2), owner="nora")
    ),
    "erase": lambda plans, as_read: response_of(lambda: plans.schedules.erase(as_read.id, owner="nora")),
    "step": step,
    "stop": stop,
    "run out": run_out,
}


def items(plans: Plans) -> dict[str, Mapping[str, Any]]:
    """Returns the schedules and reminders in the table, by id."""
    found = plans.world.dynamodb.scan(TableName=plans.world.table)["Items"]
    return {item["id"]["S"]: item for item in found if "status" in item}


def outcome_of(event: str, plans: Plans, as_read: Schedule) -> str:
    """Returns what `event` does, in the words of the table."""
    before = items(plans)
    granted = bool(EVENTS[event](plans, as_read))
    after = items(plans)
    if before == after:
        return "same" if granted else "refused"
    assert granted, "it changed something although it was refused"
    status = after[as_read.id]["status"]["S"] if as_read.id in after else NOTHING
    waits = any(each["status"]["S"] == "scheduled" for each in after.values())
    assert status == "active" or event == "run out" or not waits, "scheduled reminders are cancelled"
    return status


@pytest.mark.parametrize(("event", "state"), [each for each in cells(OF_SCHEDULES) if each[0] != "TTL"])
def test_each_event_does_what_the_table_says(plans: Plans, event: str, state: str) -> None:
    assert outcome_of(event, plans, schedule_in(plans, state)) == cells(OF_SCHEDULES)[event, state]


def test_the_table_has_every_event() -> None:
    assert {event for event, _ in cells(OF_SCHEDULES)} == EVENTS.keys() | {"TTL"}


@pytest.mark.parametrize("state", STATES)
def test_ttl_deletes_only_ended_schedules(plans: Plans, state: str) -> None:
    schedule = schedule_in(plans, state)
    assert ("expiresAt" in items(plans)[schedule.id]) == (cells(OF_SCHEDULES)["TTL", state] == NOTHING)

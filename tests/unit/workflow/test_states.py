"""Tests every cell of the table of states: what each event does to a reminder in each state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any, cast

import pytest

from tests.new_reminder import new_reminder
from tests.parts.scenarios.states_table import NOTHING, cells
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import NOW, RETENTION, World
from workflow.outcomes.outcome import Outcome
from workflow.reminders.exceptions import ReminderNotFound, WrongStatus
from workflow.reminders.reminder import Draft, Patch, Reminder, Status
from workflow.schedules.occurrences import failed_over_limit
from workflow.storage.recipients.email_feedback import EmailFeedback
from workflow.storage.sweep_index import IndexEntry

DUE = NOW + timedelta(minutes=10)
LATER = DUE + timedelta(days=2)
DRAFT = Draft(preference="email", message="Call", email="a@b.example", due_at=DUE)
OUTCOMES: Mapping[str, Status] = {"sent": "sent", "partially_sent": "partially_sent", "failed": "failed"}
Event = Callable[[World, Reminder], object]
"""Acts on a reminder as it was when it was last open; returns None or False if refused."""


def fresh() -> Reminder:
    return new_reminder(DRAFT, owner="nora", now=NOW, change_id="created", retention=RETENTION)


def reminder_in(world: World, state: str) -> Reminder:
    """Returns a reminder as it was when it was last open, whose record is in `state`."""
    reminder = world.store.create(fresh())
    if state in {"cancelled", NOTHING}:
        assert world.store.cancel(reminder, NOW, "cancelled")
        assert state != NOTHING or world.store.erase(reminder.owner, reminder.id)
    elif state != "scheduled":
        assert claim(world.dynamodb, world.table, reminder, DUE)
        reminder = world.record(reminder)
        if state in OUTCOMES:
            assert record(world.dynamodb, world.table, reminder, DUE, OUTCOMES[state])
    world.clock.now = LATER
    return reminder


def create(world: World, as_read: Reminder, *, is_over_limit: bool = False) -> object:
    again = replace(fresh(), id=as_read.id, created_at=LATER, change_id="created anew")
    try:
        return world.store.create(
            failed_over_limit(again, now=LATER, retention=RETENTION) if is_over_limit else again
        )
    except world.dynamodb.exceptions.ConditionalCheckFailedException:
        return None


def change(world: World, as_read: Reminder, **members: Any) -> object:  # noqa: ANN401  # a member's value
    return response_of(
        lambda: world.reminders.change(as_read.id, cast("Patch", members), owner="nora", if_match=None)
    )


def response_of(request: Callable[[], object]) -> object:
    """Returns the response to an owner's request; None if it is refused."""
    try:
        return request() or "done"
    except (WrongStatus, ReminderNotFound):
        return None


def followed_up(world: World, as_read: Reminder, name: str) -> object:
    return response_of(lambda: getattr(world.follow_up, name)(as_read.id, owner="nora"))


def entry(as_read: Reminder) -> IndexEntry:
    """Returns its entry of the sweep's index from when it was last open."""
    return IndexEntry(
        owner=as_read.owner,
        id=as_read.id,
        status=as_read.status,
        generation=as_read.generation,
        due_at=as_read.due_at,
        check_at=LATER,
        claimed_at=as_read.claimed_at,
    )


def claimed(as_read: Reminder) -> Reminder:
    """Returns the reminder as the sweep reads it: sending, by any execution."""
    return (
        as_read
        if as_read.status == "sending"
        else replace(as_read, status="sending", claimed_by="execution:x")
    )


def recorded(world: World, as_read: Reminder, outcome: Status) -> bool:
    return record(world.dynamodb, world.table, as_read, LATER, outcome)


EVENTS: Mapping[str, Event] = {
    "create": create,
    "make over a limit": partial(create, is_over_limit=True),
    "edit": lambda world, as_read: change(world, as_read, message="Ring"),
    "reschedule": lambda world, as_read: change(world, as_read, due_at=LATER + timedelta(hours=1)),
    "cancel": lambda world, as_read: response_of(
        lambda: world.reminders.cancel(as_read.id, owner="nora", if_match=None)
    ),
    "snooze": lambda world, as_read: response_of(
        lambda: world.reminders.snooze(as_read.id, {"due_at": LATER}, owner="nora")
    ),
    **{name: partial(followed_up, name=name) for name in ("dismiss", "done", "undo")},
    "erase": lambda world, as_read: response_of(lambda: world.reminders.erase(as_read.id, owner="nora")),
    "arm": lambda world, as_read: world.store.arm(as_read, LATER),
    "re-arm": lambda world, as_read: world.store.rearm(entry(as_read), LATER, "rearmed"),
    "move": lambda world, as_read: world.store.move(
        replace(as_read, status="scheduled"), LATER + timedelta(hours=1), LATER, "moved"
    ),
    "postpone": lambda world, as_read: world.store.postpone(entry(as_read), LATER + timedelta(hours=1)),
    "claim": lambda world, as_read: claim(world.dynamodb, world.table, as_read, LATER, "another"),
    "claim again": lambda world, as_read: claim(world.dynamodb, world.table, as_read, LATER),
    "close stuck": lambda world, as_read: world.store.close_stuck(claimed(as_read), LATER, "closed"),
    "feedback": lambda world, as_read: EmailFeedback(world.dynamodb, world.table).record(
        as_read.owner, as_read.id, Outcome(status="delivered", at=LATER, code="accepted"), LATER
    ),
    **{f"record {outcome}": partial(recorded, outcome=outcome) for outcome in OUTCOMES.values()},
}


def items(world: World) -> dict[str, Mapping[str, Any]]:
    """Returns the records in the table, by id."""
    found = world.dynamodb.scan(TableName=world.table)["Items"]
    return {item["id"]["S"]: item for item in found if "status" in item}


def outcome_of(event: str, world: World, as_read: Reminder) -> str:
    """Returns what `event` does, in the words of the table."""
    before = items(world)
    granted = bool(EVENTS[event](world, as_read))
    after = items(world)
    if before == after:
        return "same" if granted else "refused"
    assert granted, "it changed something although it was refused"
    if as_read.id not in after:
        return NOTHING
    if len(after) > len(before) and as_read.id in before:
        assert after[as_read.id]["status"] == before[as_read.id]["status"]
        assert "attentionSince" not in after[as_read.id]
        return "another"
    status: str = after[as_read.id]["status"]["S"]
    return status


def cells_with_outcomes() -> Iterator[tuple[str, str, str]]:
    """Yields event, state and outcome of each cell; recording is tried with each of its outcomes."""
    for (event, state), cell in cells().items():
        if event == "record":
            for result in OUTCOMES:
                yield f"record {result}", state, result if result in cell.split(", ") else cell
        elif event != "TTL" and cell != "never":
            yield event, state, cell


@pytest.mark.parametrize(("event", "state", "outcome"), list(cells_with_outcomes()))
def test_each_event_does_what_the_table_says(world: World, event: str, state: str, outcome: str) -> None:
    assert outcome_of(event, world, reminder_in(world, state)) == outcome


@pytest.mark.parametrize("state", ["scheduled", "sending", *OUTCOMES, "cancelled"])
def test_ttl_deletes_only_ended_reminders(world: World, state: str) -> None:
    reminder_in(world, state)
    (item,) = items(world).values()
    assert ("expiresAt" in item) == (cells()["TTL", state] == NOTHING)

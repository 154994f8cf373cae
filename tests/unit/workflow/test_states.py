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


def brought_to(world: World, state: str) -> Reminder:
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


def create(world: World, seen: Reminder, *, is_over_limit: bool = False) -> object:
    again = replace(fresh(), id=seen.id, created_at=LATER, change_id="created anew")
    try:
        return world.store.create(
            failed_over_limit(again, now=LATER, retention=RETENTION) if is_over_limit else again
        )
    except world.dynamodb.exceptions.ConditionalCheckFailedException:
        return None


def change(world: World, seen: Reminder, **members: Any) -> object:  # noqa: ANN401  # a member's value
    return asked(lambda: world.reminders.change(seen.id, cast("Patch", members), owner="nora", if_match=None))


def asked(request: Callable[[], object]) -> object:
    """Returns the response to an owner's request; None if it is refused."""
    try:
        return request() or "done"
    except (WrongStatus, ReminderNotFound):
        return None


def followed_up(world: World, seen: Reminder, name: str) -> object:
    return asked(lambda: getattr(world.follow_up, name)(seen.id, owner="nora"))


def entry(seen: Reminder) -> IndexEntry:
    """Returns its entry of the sweep's index from when it was last open."""
    return IndexEntry(
        owner=seen.owner,
        id=seen.id,
        status=seen.status,
        generation=seen.generation,
        due_at=seen.due_at,
        check_at=LATER,
        claimed_at=seen.claimed_at,
    )


def claimed(seen: Reminder) -> Reminder:
    """Returns the reminder as the sweep reads it: sending, by any execution."""
    return seen if seen.status == "sending" else replace(seen, status="sending", claimed_by="execution:x")


def recorded(world: World, seen: Reminder, outcome: Status) -> bool:
    return record(world.dynamodb, world.table, seen, LATER, outcome)


EVENTS: Mapping[str, Event] = {
    "create": create,
    "make over a limit": partial(create, is_over_limit=True),
    "edit": lambda world, seen: change(world, seen, message="Ring"),
    "reschedule": lambda world, seen: change(world, seen, due_at=LATER + timedelta(hours=1)),
    "cancel": lambda world, seen: asked(lambda: world.reminders.cancel(seen.id, owner="nora", if_match=None)),
    "snooze": lambda world, seen: asked(
        lambda: world.reminders.snooze(seen.id, {"due_at": LATER}, owner="nora")
    ),
    **{name: partial(followed_up, name=name) for name in ("dismiss", "done", "undo")},
    "erase": lambda world, seen: asked(lambda: world.reminders.erase(seen.id, owner="nora")),
    "arm": lambda world, seen: world.store.arm(seen, LATER),
    "re-arm": lambda world, seen: world.store.rearm(entry(seen), LATER, "rearmed"),
    "move": lambda world, seen: world.store.move(
        replace(seen, status="scheduled"), LATER + timedelta(hours=1), LATER, "moved"
    ),
    "postpone": lambda world, seen: world.store.postpone(entry(seen), LATER + timedelta(hours=1)),
    "claim": lambda world, seen: claim(world.dynamodb, world.table, seen, LATER, "another"),
    "claim again": lambda world, seen: claim(world.dynamodb, world.table, seen, LATER),
    "close stuck": lambda world, seen: world.store.close_stuck(claimed(seen), LATER, "closed"),
    "feedback": lambda world, seen: EmailFeedback(world.dynamodb, world.table).record(
        seen.owner, seen.id, Outcome(status="delivered", at=LATER, code="accepted"), LATER
    ),
    **{f"record {outcome}": partial(recorded, outcome=outcome) for outcome in OUTCOMES.values()},
}


def items(world: World) -> dict[str, Mapping[str, Any]]:
    """Returns the records in the table, by id."""
    found = world.dynamodb.scan(TableName=world.table)["Items"]
    return {item["id"]["S"]: item for item in found if "status" in item}


def outcome_of(event: str, world: World, seen: Reminder) -> str:
    """Returns what `event` does, in the words of the table."""
    before = items(world)
    granted = bool(EVENTS[event](world, seen))
    after = items(world)
    if before == after:
        return "same" if granted else "refused"
    assert granted, "it changed something although it was refused"
    if seen.id not in after:
        return NOTHING
    if len(after) > len(before) and seen.id in before:
        assert after[seen.id]["status"] == before[seen.id]["status"]
        assert "attentionSince" not in after[seen.id]
        return "another"
    status: str = after[seen.id]["status"]["S"]
    return status


def tried() -> Iterator[tuple[str, str, str]]:
    """Yields event, state and outcome of each cell; recording is tried with each of its outcomes."""
    for (event, state), cell in cells().items():
        if event == "record":
            for result in OUTCOMES:
                yield f"record {result}", state, result if result in cell.split(", ") else cell
        elif event != "TTL" and cell != "never":
            yield event, state, cell


@pytest.mark.parametrize(("event", "state", "outcome"), list(tried()))
def test_each_event_does_what_the_table_says(world: World, event: str, state: str, outcome: str) -> None:
    assert outcome_of(event, world, brought_to(world, state)) == outcome


@pytest.mark.parametrize("state", ["scheduled", "sending", *OUTCOMES, "cancelled"])
def test_ttl_deletes_only_ended_reminders(world: World, state: str) -> None:
    brought_to(world, state)
    (item,) = items(world).values()
    assert ("expiresAt" in item) == (cells()["TTL", state] == NOTHING)

"""Paging through a list while others change it: what keeps its place is shown once, in order."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.records import keep, made
from tests.api.world import NOW, World
from workflow.item import to_item
from workflow.reminder import Reminder, Status

Kept = dict[str, Reminder]
Change = tuple[str, int, int]
"""What is done, to which of the reminders (counted on from the first), and with which number of seconds."""

CHANGES = ("create", "cancel", "finish", "erase", "reschedule")
STATUSES: tuple[Status, ...] = get_args(Status)
seconds = st.integers(1, 30)  # few, so that many keys are equal
changes = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 20), seconds), max_size=4)


@settings(max_examples=150, deadline=None)
@given(
    start=st.lists(st.tuples(st.sampled_from(STATUSES), seconds), max_size=10),
    state=st.sampled_from([None, "upcoming", "finished"]),
    statuses=st.sets(st.sampled_from(STATUSES), max_size=3),
    limit=st.integers(1, 4),
    meanwhile=st.lists(changes, max_size=12),
)
def test_what_keeps_its_place_is_shown_once_and_in_order(
    world: World,
    start: list[tuple[Status, int]],
    state: str | None,
    statuses: set[Status],
    limit: int,
    meanwhile: list[list[Change]],
) -> None:
    api = world.api(uuid.uuid4().hex)
    reminders = [made(api.owner, status, due_in=due_in) for status, due_in in start]
    keep(world, *reminders)
    kept = {reminder.id: reminder for reminder in reminders}
    seen = [places(kept, state, statuses)]
    query = {"limit": limit, "status": sorted(statuses)} | ({} if state is None else {"state": state})
    page = api.get("/v1/reminders", **query)
    shown = [item["id"] for item in page.json["items"]]
    while page.json["nextCursor"] is not None:
        for change in meanwhile.pop() if meanwhile else []:
            make(world, api.owner, kept, change)
            seen.append(places(kept, state, statuses))
        page = api.get("/v1/reminders", **query, cursor=page.json["nextCursor"])
        shown += [item["id"] for item in page.json["items"]]
    stayed = {one: key for one, key in seen[0].items() if all(each.get(one) == key for each in seen)}
    assert [one for one in shown if one in stayed] == in_order(stayed, state)


def places(kept: Kept, state: str | None, statuses: set[Status]) -> dict[str, tuple[str, str]]:
    """The reminders that the list has, each with what it is ordered by."""
    prefix = "" if state is None else f"{state}#"
    return {
        one: (reminder.list_key if state else "", one)
        for one, reminder in kept.items()
        if reminder.list_key.startswith(prefix) and (not statuses or reminder.status in statuses)
    }


def in_order(stayed: dict[str, tuple[str, str]], state: str | None) -> Sequence[str]:
    return sorted(stayed, key=lambda one: stayed[one], reverse=state != "upcoming")


def make(world: World, owner: str, kept: Kept, change: Change) -> None:
    """Changes one reminder in the table and in `kept`, where its status allows that."""
    what, number, due_in = change
    if what == "create":
        new = made(owner, due_in=due_in)
        keep(world, new)
        kept[new.id] = new
    elif kept:
        one = sorted(kept)[number % len(kept)]
        changed = {"cancel": cancel, "finish": finish, "erase": erase, "reschedule": reschedule}[what]
        after = changed(world, kept.pop(one), due_in)
        kept |= {} if after is None else {one: after}


def cancel(world: World, reminder: Reminder, after: int) -> Reminder:
    if reminder.status != "scheduled":
        return reminder
    changed = world.store.cancel(reminder, NOW + timedelta(seconds=after), uuid.uuid4().hex)
    assert changed is not None
    return changed


def finish(world: World, reminder: Reminder, after: int) -> Reminder:
    if reminder.is_final:
        return reminder
    ended = replace(reminder, status="sent", finished_at=NOW + timedelta(seconds=after), check_at=None)
    world.dynamodb.put_item(TableName=world.table, Item=to_item(ended))
    return ended


def erase(world: World, reminder: Reminder, _: int) -> Reminder | None:
    return None if world.store.erase(reminder.owner, reminder.id) else reminder


def reschedule(world: World, reminder: Reminder, due_in: int) -> Reminder:
    if reminder.status != "scheduled":
        return reminder
    draft = replace(reminder.draft, due_at=NOW.replace(microsecond=0) + timedelta(seconds=due_in))
    changed = world.store.reschedule(reminder, draft, NOW, uuid.uuid4().hex)
    assert changed is not None
    return changed

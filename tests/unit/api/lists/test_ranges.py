"""Lists of a half-open range of time, which needs its state."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import REMINDERS, listed
from tests.unit.api.world import NOW, World

START = NOW.replace(microsecond=0)
STATES = {"upcoming": ("scheduled", "due"), "finished": ("sent", "ended")}
FINE = st.integers(-2500, 2500).map(lambda millis: timedelta(milliseconds=millis, microseconds=millis % 3))
SOON = "2026-11-23T09:00:00Z"


def text(time: datetime) -> str:
    return time.isoformat()


@settings(max_examples=30)
@given(
    state=st.sampled_from(["upcoming", "finished"]),
    offsets=st.lists(FINE, max_size=6),
    since=st.none() | FINE,
    until=st.none() | FINE,
)
def test_a_range_includes_its_beginning_and_excludes_its_end(
    world: World,
    state: str,
    offsets: list[timedelta],
    since: timedelta | None,
    until: timedelta | None,
) -> None:
    api, (status, name) = world.new_owner(), STATES[state]
    times = {}
    for offset in offsets:
        time = START + offset
        time = time.replace(microsecond=0 if state == "upcoming" else time.microsecond // 1000 * 1000)
        place = {"due_at": time} if state == "upcoming" else {"finished_at": time}
        (reminder_id,) = save(world, build_reminder(api.owner, status, **place))  # type: ignore[arg-type]
        times[reminder_id] = time
    query: dict[str, Any] = {"state": state}
    query |= {} if since is None else {f"{name}From": text(START + since)}
    query |= {} if until is None else {f"{name}To": text(START + until)}
    if since is not None and until is not None and since >= until:
        response = api.get(REMINDERS, **query)
        assert (response.status, response.codes) == (422, {(f"{name}To", "out_of_range")})
        return
    expected = {
        reminder_id
        for reminder_id, time in times.items()
        if (since is None or time >= START + since) and (until is None or time < START + until)
    }
    found = listed(api, limit=2, **query)
    assert (len(found), set(found)) == (len(expected), expected)
    assert [times[each] for each in found] == sorted(
        (times[each] for each in expected), reverse=state == "finished"
    )
    assert listed(api, limit=2, **query, status="failed") == []


@pytest.mark.parametrize("state", STATES)
def test_a_range_must_end_after_it_begins(shared: Api, state: str) -> None:
    _, name = STATES[state]
    response = shared.get(REMINDERS, **{"state": state, f"{name}From": SOON, f"{name}To": SOON})
    assert (response.status, response.codes) == (422, {(f"{name}To", "out_of_range")})


def test_a_time_may_have_any_offset(api: Api, world: World) -> None:
    stored = save(world, build_reminder(api.owner, due_at=START))
    for at in (SOON, "2026-11-23T20:00:00+11:00", "2026-11-22T23:30:00-09:30", "2026-11-23T09:00:00-00:00"):
        assert listed(api, state="upcoming", dueFrom=at) == stored
        assert listed(api, state="upcoming", dueTo=at) == []


@pytest.mark.parametrize(
    "moment",
    ["", "soon", "2026-11-23", "2026-11-23T09:00:00", "2026-11-23T09:00:00 11:00", "9999-12-31T23:59:59.9Z"],
)
def test_an_invalid_time_is_named(shared: Api, moment: str) -> None:
    response = shared.get(REMINDERS, state="upcoming", dueFrom=moment)
    assert (response.status, response.codes) == (422, {("dueFrom", "invalid_date_time")})


@pytest.mark.parametrize("name", ["dueFrom", "dueTo", "endedFrom", "endedTo"])
def test_a_range_needs_its_state(shared: Api, name: str) -> None:
    other_state = "finished" if name.startswith("due") else "upcoming"
    for others in ({}, {"state": other_state}, {"reference": "a"}, {"attention": "true"}):
        response = shared.get(REMINDERS, **{name: SOON, **others})
        assert (response.status, response.json["code"]) == (422, "parameters_conflict")


def test_a_range_that_contains_no_whole_second_is_empty(world: World) -> None:
    api = world.new_owner()
    save(world, build_reminder(api.owner, due_at=START))
    span = {f"due{end}": text(START + timedelta(milliseconds=at)) for end, at in (("From", 100), ("To", 200))}
    assert listed(api, limit=2, state="upcoming", **span) == []

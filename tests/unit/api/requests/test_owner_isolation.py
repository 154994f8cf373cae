"""Another owner's reminder or schedule looks like an unknown one, to every call about one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.api.client import JSON, Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.schedules.schedule_requests import NOBODYS, TIMES, create, created_reminders
from tests.unit.api.world import NOW, World
from tools.openapi.document import document

CALLS = [
    (method.upper(), path)
    for path, calls in document()["paths"].items()
    for method in calls
    if "{id}" in path
]
BODIES: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("PATCH", "/v1/reminders/{id}"): [{"message": "Theirs"}, {}],
    ("POST", "/v1/reminders/{id}/snooze"): [{"waitSeconds": 60}, {"dueAt": "2020-01-01T00:00:00Z"}],
    ("PATCH", "/v1/schedules/{id}"): [{"message": "Theirs"}, {}],
    ("POST", "/v1/schedules/{id}/occurrences"): [{"occurrence": TIMES[1]}],
}
"""What the calls with a body get: a right one, and one that breaks a rule."""


@pytest.fixture(scope="module")
def ids(shared: Api, world: World) -> dict[str, list[str]]:
    """Returns the ids of an owner's reminders and schedules, by the beginning of their calls' paths."""
    failed = build_reminder(shared.owner, "failed", attention_since=NOW, done_at=NOW)
    reminders = save(world, build_reminder(shared.owner), failed)
    return {"/v1/reminders": reminders, "/v1/schedules": [create(shared)["id"]]}


def stored(api: Api, ids: dict[str, list[str]]) -> list[Any]:
    """Returns what the owner's reads show of all of it, and of the reminders that the schedule created."""
    shown = [api.get(f"{path}/{each}").json for path, found in ids.items() for each in found]
    return [*shown, created_reminders(api, shown[-1])]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_anothers_looks_like_an_unknown_one_and_stays_as_it_is(
    shared: Api, world: World, ids: dict[str, list[str]], method: str, path: str
) -> None:
    before, stranger = stored(shared, ids), world.api("stranger")
    theirs = ids[path.partition("/{id}")[0]]
    contents = set()
    for body in BODIES.get((method, path), [None]):
        sent = None if body is None else json.dumps(body).encode()
        for each in (*theirs, NOBODYS, NOBODYS.upper(), "x", "x" * 3000, "%00", "é"):
            target = path.replace("{id}", each)
            response = stranger.call(method, target, sent, {} if body is None else JSON)
            assert response.status == 404
            contents.add(response.content)
    (content,) = contents
    assert method == "HEAD" or json.loads(content)["code"] == "not_found"
    assert stored(shared, ids) == before


@pytest.mark.parametrize("path", ["/v1/reminders", "/v1/schedules"])
def test_erasing_anothers_or_an_unknown_one_succeeds_and_erases_nothing(
    shared: Api, world: World, ids: dict[str, list[str]], path: str
) -> None:
    before = stored(shared, ids)
    for each in (*ids[path], NOBODYS, "x", "x" * 3000):
        response = world.api("stranger").delete(f"{path}/{each}", erase="true")
        assert (response.status, response.content) == (204, b"")
    assert stored(shared, ids) == before

"""Who may call what about schedules: another owner's schedule looks like an unknown one."""

from __future__ import annotations

import pytest

from api.scopes import READ, WRITE
from tests.unit.api.client import JSON, Api
from tests.unit.api.schedules.schedule_requests import (
    NOBODYS,
    SCHEDULES,
    TIMES,
    Json,
    create,
    created_reminders,
    path_of,
)
from tests.unit.api.world import World
from tools.openapi.document import document

CALLS = [
    ("GET", "", None),
    ("HEAD", "", None),
    ("PATCH", "", b'{"message": "Theirs"}'),
    ("PATCH", "", b"{}"),
    ("DELETE", "", None),
    ("POST", "/pause", None),
    ("POST", "/resume", None),
    ("POST", "/occurrences", f'{{"occurrence": "{TIMES[1]}"}}'.encode()),
]
"""Every call about one schedule."""


@pytest.fixture(scope="module")
def schedule(shared: Api) -> Json:
    return create(shared)


@pytest.mark.parametrize(("method", "call", "body"), CALLS)
@pytest.mark.parametrize("of", ["another's", "nobody's", "no id"])
def test_another_owners_schedule_looks_like_an_unknown_one(
    shared: Api, world: World, schedule: Json, method: str, call: str, body: bytes | None, of: str
) -> None:
    before = shared.get(path_of(schedule)).json, created_reminders(shared, schedule)
    schedule_id = {"another's": schedule["id"], "nobody's": NOBODYS, "no id": "x"}[of]
    headers = {} if body is None else JSON
    response = world.api("somebody").call(method, f"{SCHEDULES}/{schedule_id}{call}", body, headers)
    assert response.status == 404
    if method != "HEAD":
        assert (response.json["code"], schedule["id"] in response.content.decode()) == ("not_found", False)
    assert (shared.get(path_of(schedule)).json, created_reminders(shared, schedule)) == before


def test_erasing_another_owners_schedule_leaves_it(shared: Api, world: World, schedule: Json) -> None:
    response = world.api("somebody").delete(path_of(schedule), erase="true")
    assert (response.status, response.content) == (204, b"")
    assert shared.get(path_of(schedule)).json == schedule


def test_every_call_about_one_schedule_was_tested() -> None:
    paths = document()["paths"]
    found = {
        (method.upper(), path.removeprefix(f"{SCHEDULES}/{{id}}"))
        for path in paths
        if "/schedules/{id}" in path
        for method in paths[path]
    }
    assert found == {(method, call) for method, call, _ in CALLS}


@pytest.mark.parametrize(("method", "call", "body"), [*CALLS, ("POST", "", b"{}"), ("GET", "", None)])
def test_a_call_without_a_sign_in_is_unauthorized(
    world: World, method: str, call: str, body: bytes | None
) -> None:
    path = SCHEDULES if (method, call) == ("POST", "") else f"{SCHEDULES}/{NOBODYS}{call}"
    response = world.api(None).call(method, path, body, {} if body is None else JSON)
    assert (response.status, response.headers["www-authenticate"]) == (401, "Bearer")


def test_reads_need_the_read_scope_and_all_other_calls_the_write_scope() -> None:
    scopes = {
        operation["operationId"]: operation["security"]
        for path, calls in document()["paths"].items()
        if path.startswith(SCHEDULES)
        for operation in calls.values()
    }
    reads = {"listSchedules", "listSchedulesHead", "getSchedule", "getScheduleHead", "previewSchedule"}
    writes = {"createSchedule", "updateSchedule", "endSchedule", "pauseSchedule", "resumeSchedule"}
    assert scopes == {
        **{name: [{"signIn": [READ]}] for name in reads},
        **{name: [{"signIn": [WRITE]}] for name in writes | {"makeOccurrence"}},
    }


@pytest.mark.parametrize(
    ("method", "call", "allowed"),
    [
        ("PUT", "", "DELETE, GET, HEAD, PATCH"),
        ("GET", "/pause", "POST"),
        ("DELETE", "/occurrences", "POST"),
    ],
)
def test_a_wrong_method_gets_the_allowed_ones(shared: Api, method: str, call: str, allowed: str) -> None:
    response = shared.call(method, f"{SCHEDULES}/{NOBODYS}{call}")
    assert (response.status, response.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize(("method", "call", "body"), CALLS)
def test_an_undeclared_parameter_is_rejected_and_changes_nothing(
    shared: Api, schedule: Json, method: str, call: str, body: bytes | None
) -> None:
    headers = {} if body is None else JSON
    response = shared.call(method, path_of(schedule, call), body, headers, "ersae=true")
    assert response.status == 422
    assert shared.get(path_of(schedule)).json == schedule


def test_a_trailing_slash_redirects_reads(shared: Api, schedule: Json) -> None:
    for path in (SCHEDULES, path_of(schedule)):
        response = shared.call("GET", f"{path}/")
        assert (response.status, response.headers["location"]) == (308, path)

"""Conditional calls for a schedule: changes need the current version; a read is never a `304`."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import create, path_of, post_call

IF_MATCH = [('"1"', 200), ('"2", "1"', 200), ("*", 200), ('"2"', 412), ('W/"1"', 412), ("1", 422)]


@pytest.mark.parametrize(("if_match", "status"), IF_MATCH)
def test_a_change_needs_the_current_version(api: Api, if_match: str, status: int) -> None:
    schedule = create(api)
    response = api.patch(path_of(schedule), {"message": "Ring"}, if_match)
    assert response.status == status
    if status == 412:
        assert (response.json["code"], response.json["currentVersion"]) == ("stale_version", 1)
    assert api.get(path_of(schedule)).json["version"] == (2 if status == 200 else 1)


@pytest.mark.parametrize(("if_match", "status"), IF_MATCH)
@pytest.mark.parametrize("call", ["pause", "end", "resume"])
def test_pause_resume_and_end_need_it_too(api: Api, call: str, if_match: str, status: int) -> None:
    schedule = create(api)
    if call == "resume":
        post_call(api, schedule, "pause")
        if_match = if_match.replace("2", "3").replace("1", "2")
    response = (
        api.delete(path_of(schedule), if_match) if call == "end" else post_call(api, schedule, call, if_match)
    )
    assert response.status == (422 if if_match.isdigit() else status)


def test_a_read_is_never_a_304(api: Api) -> None:
    """Its `nextDueAt` changes although its version stays."""
    schedule = create(api)
    for method in ("GET", "HEAD"):
        response = api.call(method, path_of(schedule), headers={"if-none-match": '"1"'})
        assert (response.status, response.headers["etag"]) == (200, '"1"')
    api.clock.advance(days=20)
    assert api.get(path_of(schedule)).json["version"] == 1

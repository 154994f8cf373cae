"""Conditional calls for a schedule: changes need the current version; a read is never a `304`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.api.client import Api, Response
from tests.unit.api.schedules.schedule_requests import Json, create, path_of, post_call

CALLS: dict[str, Callable[[Api, Json, str], Response]] = {
    "change": lambda api, schedule, if_match: api.patch(path_of(schedule), {"message": "Ring"}, if_match),
    "pause": lambda api, schedule, if_match: post_call(api, schedule, "pause", if_match),
    "resume": lambda api, schedule, if_match: post_call(api, schedule, "resume", if_match),
    "end": lambda api, schedule, if_match: api.delete(path_of(schedule), if_match),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_changes_something_needs_the_current_version(api: Api, call: str) -> None:
    schedule = create(api)
    if call == "resume":
        post_call(api, schedule, "pause")
    before = api.get(path_of(schedule)).json
    for if_match, status in (('"9"', 412), (f'W/"{before["version"]}"', 412), ("1", 422)):
        refused = CALLS[call](api, schedule, if_match)
        assert refused.status == status
        if status == 412:
            assert refused.json["code"] == "stale_version"
            assert refused.json["currentVersion"] == before["version"]
    assert api.get(path_of(schedule)).json == before
    changed = CALLS[call](api, schedule, f'"9", "{before["version"]}"')
    assert (changed.status, changed.json["version"]) == (200, before["version"] + 1)


@pytest.mark.parametrize("call", ["pause", "resume", "end"])
def test_a_repeated_call_that_has_nothing_to_change_needs_no_version(api: Api, call: str) -> None:
    schedule = create(api)
    CALLS[call](api, schedule, "*")
    before = api.get(path_of(schedule))
    repeated = CALLS[call](api, schedule, '"9"')
    assert (repeated.status, repeated.headers["etag"]) == (200, before.headers["etag"])


def test_a_read_is_never_a_304(api: Api) -> None:
    """Its `nextDueAt` changes although its version stays."""
    schedule = create(api)
    for method in ("GET", "HEAD"):
        response = api.call(method, path_of(schedule), headers={"if-none-match": '"1"'})
        assert (response.status, response.headers["etag"]) == (200, '"1"')
    api.clock.advance(days=20)
    assert api.get(path_of(schedule)).json["version"] == 1

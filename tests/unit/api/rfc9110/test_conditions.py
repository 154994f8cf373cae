"""Conditional requests: RFC 9110, section 13, as tables."""

from __future__ import annotations

import pytest

from tests.unit.api.client import JSON, Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.stored_reminders import path_of
from tests.unit.api.world import World

TABLE = [
    # If-Match, If-None-Match, status of a read, status of a change; the reminder's ETag is "1"
    (None, None, 200, 200),
    ('"1"', None, 200, 200),
    ('"2", "1"', None, 200, 200),
    ("*", None, 200, 200),
    ('"2"', None, 412, 412),
    ('W/"1"', None, 412, 412),
    (None, '"1"', 304, 412),
    (None, 'W/"1"', 304, 412),
    (None, '"2", W/"1"', 304, 412),
    (None, "*", 304, 412),
    (None, '"2"', 200, 200),
    (None, 'W/"2"', 200, 200),
    ('"1"', '"1"', 304, 412),
    ('"2"', '"1"', 412, 412),
    ('"1"', '"2"', 200, 200),
    ("1", None, 422, 422),
    (None, "1", 422, 422),
]


def conditions(if_match: str | None, if_none_match: str | None) -> dict[str, str]:
    sent = {"if-match": if_match, "if-none-match": if_none_match}
    return {name: value for name, value in sent.items() if value is not None}


@pytest.mark.parametrize(("if_match", "if_none_match", "read", "change"), TABLE)
def test_conditional_requests_for_a_reminder(
    api: Api, if_match: str | None, if_none_match: str | None, read: int, change: int
) -> None:
    path, sent = path_of(api.create()["id"]), conditions(if_match, if_none_match)
    for method in ("GET", "HEAD"):
        response = api.call(method, path, headers=sent)
        assert response.status == read
        if read in (200, 304):
            assert (response.headers["etag"], response.headers["cache-control"]) == ('"1"', "no-store")
        if read == 304 or method == "HEAD":
            assert response.content == b""
    assert api.call("PATCH", path, b'{"message": "New"}', JSON | sent).status == change
    if change != 200:
        assert api.get(path).json["version"] == 1
        assert api.call("DELETE", path, headers=sent).status == change


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_conditional_requests_for_a_list(api: Api, world: World, coding: str) -> None:
    save(world, *(build_reminder(api.owner) for _ in range(4)))
    as_sent = {"accept-encoding": coding}
    page = api.call("GET", "/v1/reminders", headers=as_sent)
    assert page.headers.get("content-encoding", "identity") == coding
    etag = page.headers["etag"]
    for match, none_match, read in (
        (None, etag, 304),
        (None, f"W/{etag}", 304),
        (None, "*", 304),
        (etag, None, 200),
        (f"W/{etag}", None, 412),
        ('"1"', etag, 412),
        (None, '"1"', 200),
    ):
        for method in ("GET", "HEAD"):
            sent = as_sent | conditions(match, none_match)
            assert api.call(method, "/v1/reminders", headers=sent).status == read
    api.create()
    assert api.call("GET", "/v1/reminders", headers=as_sent | {"if-none-match": etag}).status == 200


def test_conditions_are_evaluated_after_existence_and_authorization(api: Api, world: World) -> None:
    path = path_of(api.create()["id"])
    assert world.api("somebody").call("GET", path, headers={"if-none-match": "*"}).status == 404
    assert api.call("HEAD", path_of(NOBODYS), headers={"if-match": "*"}).status == 404


@pytest.mark.parametrize("path", ["/v1/reminders", "/v1/health", "/docs", "/openapi.json"])
def test_head_has_the_headers_of_get_and_no_body(api: Api, path: str) -> None:
    read, head = api.get(path), api.call("HEAD", path)
    assert (head.status, head.headers, head.content) == (read.status, read.headers, b"")

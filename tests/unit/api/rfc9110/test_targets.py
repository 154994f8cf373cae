"""Paths, parameters, keys and events: their accepted spellings, and which are rejected."""

from __future__ import annotations

import logging

import pytest

from tests.unit.api.client import JSON, Api, email_reminder
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.sending import REMINDERS, send
from tests.unit.api.stored_reminders import path_of, record, saved_reminder
from tests.unit.api.world import World
from tools.openapi.document import document

CALLS = [(method.upper(), path) for path, operations in document()["paths"].items() for method in operations]
UNKNOWN = ["Limit2=1", "=x", "%00=1", "state[]=upcoming", "a;b=1", "x", "%53tate=upcoming"]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_every_call_rejects_undeclared_parameters(api: Api, world: World, method: str, path: str) -> None:
    reminder = saved_reminder(api, world)
    target = path.replace("{id}", reminder.id)
    body = b'{"message": "New"}' if method in ("POST", "PATCH") else None
    response = api.call(method, target, body, JSON if body else {}, "utm_source=x")
    assert response.status == 422
    if method != "HEAD":
        assert response.codes == {("?", "unknown_parameter")}
    assert record(api, world, reminder.id) == reminder


@pytest.mark.parametrize("query", UNKNOWN)
def test_every_spelling_of_an_undeclared_parameter_is_rejected(shared: Api, query: str) -> None:
    response = shared.call("GET", "/v1/health", query=query)
    assert response.status == 422
    assert {code for _, code in response.codes} == {"unknown_parameter"}


@pytest.mark.parametrize(
    ("query", "codes", "hint"),
    [
        ("Status=sent", {("Status", "unknown_parameter")}, "did you mean status?"),
        ("status[]=sent", {("status[]", "unknown_parameter")}, "did you mean status?"),
        ("limits=5", {("limits", "unknown_parameter")}, "did you mean limit?"),
        ("x=5", {("?", "unknown_parameter")}, "the parameters are state, reference, "),
        ("limit=5&limit=5", {("limit", "repeated_parameter")}, "once"),
        ("state=upcoming&st%61te=finished", {("state", "repeated_parameter")}, "once"),
        ("limit=x&q=1", {("?", "unknown_parameter"), ("limit", "wrong_type")}, ""),
        ("state=upcoming;limit=5", {("state", "unknown_value")}, ""),
        ("reference=%ff", {("reference", "wrong_type")}, "UTF-8"),
        ("reference=a%ED%A0%80", {("reference", "wrong_type")}, "UTF-8"),
        ("%ff=a", {("?", "unknown_parameter"), ("?", "wrong_type")}, ""),
    ],
)
def test_a_wrong_parameter_is_named_with_a_hint(
    shared: Api, query: str, codes: set[tuple[str, str]], hint: str
) -> None:
    response = shared.call("GET", "/v1/reminders", query=query)
    assert (response.status, response.codes) == (422, codes)
    assert hint in response.json["errors"][0]["detail"]


@pytest.mark.parametrize(
    "query", ["Erase=true", "erase=true&erase=true", "erase=true&er%61se=false", "eras=true"]
)
def test_a_misspelled_erase_cancels_nothing(api: Api, world: World, query: str) -> None:
    reminder = saved_reminder(api, world)
    assert api.call("DELETE", path_of(reminder.id), query=query).status == 422
    assert record(api, world, reminder.id) == reminder


def test_statuses_may_be_repeated_and_names_percent_encoded(shared: Api) -> None:
    for query in ("status=sent&status=failed", "&&", "l%69mit=5", "status=sent&status=sent"):
        assert shared.call("GET", "/v1/reminders", query=query).status == 200


def test_an_id_in_upper_case_is_the_same(api: Api) -> None:
    reminder = api.create()
    path = path_of(reminder["id"].upper())
    assert api.get(path).json == reminder
    assert api.patch(path, {"message": "New"}).status == 200
    assert api.delete(path).json["id"] == reminder["id"]
    assert send(api, f"{path}/snooze", {"waitSeconds": 5}, "k").json["snoozedFrom"] == reminder["id"]
    assert send(api, f"{path.lower()}/snooze", {"waitSeconds": 5}, "k").status == 200
    assert api.delete(path, erase="true").status == 204


@pytest.mark.parametrize(
    ("first", "again"), [("abc", '"abc"'), ('"abc"', "abc"), (r'"a\"b"', 'a"b'), (r'"a\\b"', r"a\b")]
)
def test_a_quoted_key_is_the_same_and_a_replay_has_the_location(api: Api, first: str, again: str) -> None:
    created, replayed = (send(api, REMINDERS, email_reminder(), key) for key in (first, again))
    assert (created.status, replayed.status) == (201, 200)
    assert replayed.headers["location"] == created.headers["location"] == path_of(created.json["id"])


@pytest.mark.parametrize(
    ("path", "without"),
    [
        ("/v1/reminders/", "/v1/reminders"),
        (f"/v1/reminders/{NOBODYS}/", f"/v1/reminders/{NOBODYS}"),
        (f"/v1/schedules/{NOBODYS}/", f"/v1/schedules/{NOBODYS}"),
        ("/openapi.json/", "/openapi.json"),
        ("/v1/reminders/a%b/", "/v1/reminders/a%25b"),
        ("/v1/reminders//", None),
        ("/v1/", None),
        ("//example.org/", None),
        ("/v1/reminders/x/snooze/", None),
    ],
)
def test_a_trailing_slash_redirects_reads(shared: Api, path: str, without: str | None) -> None:
    for method in ("GET", "HEAD"):
        response = shared.call(method, path, query="limit=5")
        assert (response.status, response.headers.get("location")) == (
            (404, None) if without is None else (308, f"{without}?limit=5")
        )
    for method in ("POST", "PATCH", "DELETE"):
        assert shared.call(method, path, b"{}", JSON).status == 404


@pytest.mark.parametrize(
    "event",
    [
        {},
        None,
        "x",
        {"version": "2.0"},
        {"version": "2.0", "requestContext": {}},
        {"source": "aws.events"},
        {"version": "1.0", "requestContext": {"http": {}}},
    ],
)
def test_an_event_that_is_no_request_is_rejected(
    shared: Api, caplog: pytest.LogCaptureFixture, event: object
) -> None:
    response = shared.handler(event, None)  # type: ignore[arg-type]  # not an event of the gateway
    assert response["statusCode"] == 400
    assert [line.levelno for line in caplog.records] == [logging.WARNING]

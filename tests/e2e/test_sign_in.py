"""Who may do what on a running system: every call of reminders, with every kind of token, and without one."""

import json
import uuid
from typing import Any

import httpx
import pytest

from api.infra import ROUTES
from api.scopes import needed
from local.code_flow import sign_in
from tests.stack import EMAIL, Stack, bearer
from tests.tokens import claims, tampered, unsigned

CALLS = [route for route in ROUTES if needed(route)]
NEW = {"message": "Call", "preference": "email", "email": EMAIL, "waitSeconds": 86_400}
BODIES: dict[str, dict[str, Any]] = {
    "POST /v1/reminders": NEW,
    "PATCH /v1/reminders/{id}": {"message": "Call back"},
    "POST /v1/reminders/{id}/snooze": {"waitSeconds": 86_400},
}
RIGHT = {
    "POST /v1/reminders": 201,
    "GET /v1/reminders": 200,
    "GET /v1/reminders/{id}": 200,
    "PATCH /v1/reminders/{id}": 200,
    "DELETE /v1/reminders/{id}": 200,
    "POST /v1/reminders/{id}/snooze": 201,
}


@pytest.fixture(scope="module")
def narrow(stack: Stack) -> dict[str, str]:
    """A token of the owner's for each scope alone."""
    return {
        scope: sign_in(stack.site_url, **stack.outputs["demoUser"], scopes=["openid", scope])["access_token"]
        for scope in ("reminders/read", "reminders/write")
    }


@pytest.fixture(scope="module")
def final(stack: Stack) -> str:
    """A reminder of the owner's that was cancelled: only a final one is snoozed."""
    reminder_id: str = stack.create(**NEW)["id"]
    assert stack.http.delete(f"/v1/reminders/{reminder_id}").status_code == 200
    return reminder_id


def call(stack: Stack, route: str, reminder_id: str, headers: dict[str, str]) -> httpx.Response:
    """Makes the call of a route with these headers alone."""
    method, _, path = route.partition(" ")
    url = f"{stack.site_url}{path.replace('{id}', reminder_id)}"
    return httpx.request(method, url, json=BODIES.get(route), headers=headers, timeout=60)


@pytest.fixture
def reminder_id(stack: Stack, final: str, route: str) -> str:
    """The owner's reminder that a call is about."""
    return final if route.endswith("/snooze") else stack.create(**NEW)["id"]


@pytest.mark.parametrize("route", CALLS)
def test_without_a_token_nothing_happens(stack: Stack, route: str, reminder_id: str) -> None:
    before = stack.get(reminder_id)
    answer = call(stack, route, reminder_id, {})
    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})
    assert stack.get(reminder_id) == before


@pytest.mark.parametrize("kind", ["garbage", "another subject", "longer life", "more scopes", "unsigned"])
@pytest.mark.parametrize("route", CALLS)
def test_with_a_bad_token_nothing_happens(stack: Stack, route: str, reminder_id: str, kind: str) -> None:
    before, token = stack.get(reminder_id), stack.outputs["token"]
    bad = {
        "garbage": "abc.def.ghi",
        "another subject": tampered(stack.outputs["otherToken"], sub=claims(token)["sub"]),
        "longer life": tampered(token, exp=4_102_444_800),
        "more scopes": tampered(token, scope="reminders/read reminders/write admin"),
        "unsigned": unsigned(token),
    }[kind]
    assert call(stack, route, reminder_id, bearer(bad)).status_code == 401
    assert stack.get(reminder_id) == before


@pytest.mark.parametrize("route", CALLS)
def test_with_the_other_scope_nothing_happens(
    stack: Stack, narrow: dict[str, str], route: str, reminder_id: str
) -> None:
    before = stack.get(reminder_id)
    (wrong,) = narrow.keys() - {needed(route)}
    answer = call(stack, route, reminder_id, bearer(narrow[wrong]))
    assert (answer.status_code, answer.json()) == (403, {"message": "Forbidden"})
    assert stack.get(reminder_id) == before


@pytest.mark.parametrize("route", CALLS)
def test_a_token_that_says_who_someone_is_does_not_say_what_they_may(
    stack: Stack, route: str, reminder_id: str
) -> None:
    id_token = sign_in(stack.site_url, **stack.outputs["demoUser"])["id_token"]
    assert call(stack, route, reminder_id, bearer(id_token)).status_code == 403


@pytest.mark.parametrize("route", CALLS)
def test_another_owners_reminder_is_not_there(stack: Stack, route: str, reminder_id: str) -> None:
    before = stack.get(reminder_id)
    answer = call(stack, route, reminder_id, bearer(stack.outputs["otherToken"]))
    if "{id}" in route:
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    else:
        assert answer.status_code == RIGHT[route]
        assert reminder_id not in answer.text
    assert stack.get(reminder_id) == before


@pytest.mark.parametrize("route", CALLS)
def test_the_owner_may_with_the_scope_of_the_call_alone(
    stack: Stack, narrow: dict[str, str], route: str, reminder_id: str
) -> None:
    answer = call(stack, route, reminder_id, bearer(narrow[needed(route) or ""]))
    assert answer.status_code == RIGHT[route]


@pytest.mark.parametrize("path", ["/v1/health", "/docs", "/openapi.json", "/", "/config.json"])
@pytest.mark.parametrize("headers", [{}, bearer("abc.def.ghi")], ids=["no token", "bad token"])
def test_what_is_for_everybody_asks_for_nothing(stack: Stack, path: str, headers: dict[str, str]) -> None:
    assert httpx.get(stack.site_url + path, headers=headers, timeout=60).status_code == 200


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/v1/reminders", "/v1/reminders/", "//v1/reminders", "/v1/Reminders"])
def test_no_way_round_the_routes_leads_to_reminders(stack: Stack, method: str, path: str) -> None:
    answer = httpx.request(method, stack.site_url + path, timeout=60)
    assert answer.status_code in {401, 404, 405}


def test_headers_say_nothing_about_who_calls(stack: Stack) -> None:
    reminder = stack.create(**NEW)
    said = {
        "sub": claims(stack.outputs["token"])["sub"],
        "iss": stack.outputs["issuer"],
        "token_use": "access",
    }
    forged = bearer(stack.outputs["otherToken"]) | {
        "x-amzn-request-context": json.dumps({"authorizer": {"jwt": {"claims": said}}}),
        "x-sub": said["sub"],
    }
    assert call(stack, "GET /v1/reminders/{id}", reminder["id"], forged).status_code == 404


def test_a_key_used_by_somebody_else_is_still_free(stack: Stack) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    mine = call(stack, "POST /v1/reminders", "", bearer(stack.outputs["token"]) | key)
    theirs = call(stack, "POST /v1/reminders", "", bearer(stack.outputs["otherToken"]) | key)
    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]


def test_a_cursor_of_somebody_elses_is_refused(stack: Stack) -> None:
    for _ in range(2):
        stack.create(**NEW)
    cursor = stack.http.get("/v1/reminders", params={"limit": 1}).json()["nextCursor"]
    theirs = httpx.get(
        f"{stack.site_url}/v1/reminders",
        params={"limit": 1, "cursor": cursor},
        headers=bearer(stack.outputs["otherToken"]),
        timeout=60,
    )
    assert (theirs.status_code, theirs.json()["code"]) == (400, "invalid_cursor")

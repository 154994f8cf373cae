"""Tests authorization on a running system: every call, with every kind of token and without one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from infra.routes import ROUTES
from tests.patience import PATIENCE_SECONDS
from tests.stack import EMAIL, Stack, bearer
from tests.tokens import claims, tampered, unsigned
from tools.local.sign_in.code_flow import sign_in

CALLS = [route for route, scope in ROUTES.items() if scope]
NEW = {"message": "Call", "preference": "email", "email": EMAIL, "waitSeconds": 86_400}
START = f"{(datetime.now(UTC) + timedelta(days=5)).date()}T09:00:00"
TIMES = {"timezone": "UTC", "start": START, "rrule": "FREQ=DAILY"}
NEW_SCHEDULE = {"message": "Call", "preference": "email", "email": EMAIL, **TIMES}
BODIES: dict[str, dict[str, Any]] = {
    "POST /v1/reminders": NEW,
    "PATCH /v1/reminders/{id}": {"message": "Call back"},
    "POST /v1/reminders/{id}/snooze": {"waitSeconds": 86_400},
    "POST /v1/schedules": NEW_SCHEDULE,
    "POST /v1/schedules/preview": TIMES,
    "PATCH /v1/schedules/{id}": {"message": "Call back"},
    "POST /v1/schedules/{id}/occurrences": {"occurrence": START},
}
CREATED = {
    "POST /v1/reminders",
    "POST /v1/reminders/{id}/snooze",
    "POST /v1/schedules",
    "POST /v1/schedules/{id}/occurrences",
}
"""The calls that create something: they return `201`, others `200`."""


@pytest.fixture(scope="module")
def narrow(stack: Stack) -> dict[str, str]:
    """The owner's tokens, each with one scope."""
    return {
        scope: sign_in(stack.site_url, **stack.outputs["demoUser"], scopes=["openid", scope])["access_token"]
        for scope in ("reminders/read", "reminders/write")
    }


@pytest.fixture(scope="module")
def final(stack: Stack) -> str:
    """A cancelled reminder of the owner: only a final one can be snoozed, dismissed or marked as not done."""
    reminder_id: str = stack.create(**NEW)["id"]
    assert stack.http.delete(f"/v1/reminders/{reminder_id}").status_code == 200
    return reminder_id


def right(route: str) -> int:
    """Returns the status of an authorized call."""
    return 201 if route in CREATED else 200


def call(stack: Stack, route: str, record_id: str, headers: dict[str, str]) -> httpx.Response:
    """Makes the call of a route with only these headers."""
    method, _, path = route.partition(" ")
    url = f"{stack.site_url}{path.replace('{id}', record_id)}"
    return httpx.request(method, url, json=BODIES.get(route), headers=headers, timeout=PATIENCE_SECONDS)


@pytest.fixture
def record_id(stack: Stack, final: str, route: str) -> str:
    """Returns the id of the owner's reminder, or schedule, for a call."""
    if "/v1/schedules" in route:
        return str(stack.http.post("/v1/schedules", json=NEW_SCHEDULE).json()["id"])
    return final if route.endswith(("/snooze", "/dismiss", "/done")) else stack.create(**NEW)["id"]


def record(stack: Stack, route: str, record_id: str) -> Any:  # noqa: ANN401  # JSON
    """Returns the subject of a call as its owner sees it."""
    kind = "schedules" if "/v1/schedules" in route else "reminders"
    return stack.http.get(f"/v1/{kind}/{record_id}").json()


@pytest.fixture(scope="module")
def bad(stack: Stack, narrow: dict[str, str]) -> dict[str, dict[str, str]]:
    """Returns headers that must be rejected, by what is wrong with them."""
    token = stack.outputs["token"]
    tokens = {
        "garbage": "abc.def.ghi",
        "another subject": tampered(stack.outputs["otherToken"], sub=claims(token)["sub"]),
        "longer life": tampered(token, exp=4_102_444_800),
        "more scopes": tampered(token, scope="reminders/read reminders/write admin"),
        "unsigned": unsigned(token),
        "says who, not what they may": sign_in(stack.site_url, **stack.outputs["demoUser"])["id_token"],
        **narrow,
    }
    return {"no token": {}, **{kind: bearer(token) for kind, token in tokens.items()}}


@pytest.mark.parametrize("route", CALLS)
def test_whoever_is_not_let_in_changes_nothing(
    stack: Stack, bad: dict[str, dict[str, str]], route: str, record_id: str
) -> None:
    before = record(stack, route, record_id)
    answers = {
        kind: call(stack, route, record_id, headers) for kind, headers in bad.items() if kind != ROUTES[route]
    }
    forbidden = {"says who, not what they may", "reminders/read", "reminders/write"}
    assert {kind: answer.status_code for kind, answer in answers.items()} == {
        kind: 403 if kind in forbidden else 401 for kind in answers
    }
    if not route.startswith("HEAD "):  # which has no body
        assert answers["no token"].json() == {"message": "Unauthorized"}
    assert record(stack, route, record_id) == before


@pytest.mark.parametrize("route", CALLS)
def test_another_owners_reminder_is_not_there(stack: Stack, route: str, record_id: str) -> None:
    before = record(stack, route, record_id)
    answer = call(stack, route, record_id, bearer(stack.outputs["otherToken"]))
    if "{id}" in route:
        code = "not_found" if route.startswith("HEAD ") else answer.json()["code"]
        assert (answer.status_code, code) == (404, "not_found")
    else:
        assert answer.status_code == right(route)
        assert record_id not in answer.text
    assert record(stack, route, record_id) == before


@pytest.mark.parametrize("route", CALLS)
def test_the_owner_may_with_the_scope_of_the_call_alone(
    stack: Stack, narrow: dict[str, str], route: str, record_id: str
) -> None:
    answer = call(stack, route, record_id, bearer(narrow[ROUTES[route] or ""]))
    assert answer.status_code == right(route)


@pytest.mark.parametrize("path", ["/v1/health", "/docs", "/openapi.json", "/", "/config.json"])
@pytest.mark.parametrize("headers", [{}, bearer("abc.def.ghi")], ids=["no token", "bad token"])
def test_what_is_for_everybody_asks_for_nothing(stack: Stack, path: str, headers: dict[str, str]) -> None:
    assert httpx.get(stack.site_url + path, headers=headers, timeout=PATIENCE_SECONDS).status_code == 200


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/v1/reminders", "/v1/reminders/", "//v1/reminders", "/v1/Reminders"])
def test_no_way_round_the_routes_leads_to_reminders(stack: Stack, method: str, path: str) -> None:
    answer = httpx.request(method, stack.site_url + path, timeout=PATIENCE_SECONDS)
    assert answer.status_code in {308, 401, 404, 405}

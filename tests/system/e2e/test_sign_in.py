"""Tests authorization on a running system, with every kind of token and without one.

`tests/parts/infra/site/test_sign_in.py` has the scope of each route, and
`tests/unit/api/schedules/test_owner_isolation.py` other owners' schedules.
"""

from typing import Any

import httpx
import pytest

from infra.routes import ROUTES
from tests.patience import PATIENCE_SECONDS
from tests.stack import EMAIL, Stack, bearer
from tests.tokens import claims, tampered, unsigned
from tools.local.sign_in.code_flow import sign_in

OF_A_REMINDER = [route for route, scope in ROUTES.items() if scope and "/v1/reminders/{id}" in route]
RIGHT = {"GET /v1/reminders/{id}": 200, "DELETE /v1/reminders/{id}": 200, "POST /v1/reminders": 201}
"""The status of authorized calls: one that reads, one that changes, one that creates."""

NEW = {"message": "Call", "preference": "email", "email": EMAIL, "waitSeconds": 86_400}
BODIES: dict[str, dict[str, Any]] = {
    "POST /v1/reminders": NEW,
    "PATCH /v1/reminders/{id}": {"message": "Call back"},
    "POST /v1/reminders/{id}/snooze": {"waitSeconds": 86_400},
}


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


def call(stack: Stack, route: str, reminder_id: str, headers: dict[str, str]) -> httpx.Response:
    """Makes the call of a route with only these headers."""
    method, _, path = route.partition(" ")
    url = f"{stack.site_url}{path.replace('{id}', reminder_id)}"
    return httpx.request(method, url, json=BODIES.get(route), headers=headers, timeout=PATIENCE_SECONDS)


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


@pytest.mark.parametrize("route", RIGHT)
def test_only_a_token_with_the_calls_scope_is_accepted(
    stack: Stack, narrow: dict[str, str], bad: dict[str, dict[str, str]], route: str
) -> None:
    reminder = stack.create(**NEW)
    needed = ROUTES[route] or ""
    answers = {
        kind: call(stack, route, reminder["id"], headers) for kind, headers in bad.items() if kind != needed
    }
    forbidden = {"says who, not what they may", "reminders/read", "reminders/write"}
    assert {kind: answer.status_code for kind, answer in answers.items()} == {
        kind: 403 if kind in forbidden else 401 for kind in answers
    }
    assert answers["no token"].json() == {"message": "Unauthorized"}
    assert stack.get(reminder["id"]) == reminder
    assert call(stack, route, reminder["id"], bearer(narrow[needed])).status_code == RIGHT[route]


@pytest.mark.parametrize("route", OF_A_REMINDER)
def test_another_owners_reminder_looks_like_an_unknown_one(stack: Stack, final: str, route: str) -> None:
    of_final = route.endswith(("/snooze", "/dismiss", "/done"))
    reminder = stack.get(final) if of_final else stack.create(**NEW)
    answer = call(stack, route, reminder["id"], bearer(stack.outputs["otherToken"]))
    code = "not_found" if route.startswith("HEAD ") else answer.json()["code"]
    assert (answer.status_code, code) == (404, "not_found")
    assert stack.get(reminder["id"]) == reminder


def test_another_owners_list_lacks_it(stack: Stack) -> None:
    reminder = stack.create(**NEW)
    answer = call(stack, "GET /v1/reminders", "", bearer(stack.outputs["otherToken"]))
    assert answer.status_code == 200
    assert reminder["id"] not in answer.text


@pytest.mark.parametrize("path", ["/v1/health", "/docs", "/openapi.json", "/", "/config.json"])
def test_an_open_path_needs_no_token_and_ignores_a_bad_one(stack: Stack, path: str) -> None:
    for headers in ({}, bearer("abc.def.ghi")):
        assert httpx.get(stack.site_url + path, headers=headers, timeout=PATIENCE_SECONDS).status_code == 200


@pytest.mark.parametrize("path", ["/v1/reminders", "/v1/reminders/", "//v1/reminders", "/v1/Reminders"])
def test_no_other_spelling_of_a_call_leads_to_reminders(stack: Stack, path: str) -> None:
    for method in ("HEAD", "PUT", "PATCH", "DELETE"):
        answer = httpx.request(method, stack.site_url + path, timeout=PATIENCE_SECONDS)
        assert answer.status_code in {308, 401, 404, 405}, method

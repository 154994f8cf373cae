"""The caller is who the gateway verified; nothing else in a request can change that."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.requests.dependencies import subject
from tests.unit.api.client import ISSUER, JSON, Api, authorizer, email_reminder, event
from tests.unit.api.schedules.schedule_requests import NOBODYS
from tests.unit.api.world import World
from tools.openapi.document import document

LIST = ("GET", "/v1/reminders")
SIGNED_IN = [
    (method.upper(), path)
    for path, calls in document()["paths"].items()
    for method, operation in calls.items()
    if operation["security"]
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def called(authorized: object) -> dict[str, Any]:
    """Returns an event whose context has this authorizer."""
    created = event(*LIST, None, {}, "")
    created["requestContext"]["authorizer"] = authorized
    return created


@pytest.mark.parametrize("caller", ["b9fe3418-3051-7094-3c4b-5a4e2c0e2c46", "5m4p1e7c13n71d"])
def test_a_user_or_program_is_identified_by_the_subject_of_the_token(caller: str) -> None:
    assert subject(called(authorizer(caller, username=...)), ISSUER) == caller


@pytest.mark.parametrize(("method", "path"), SIGNED_IN)
def test_a_call_without_a_sign_in_is_unauthorized(world: World, method: str, path: str) -> None:
    body = b"{}" if method in ("POST", "PATCH") else None
    response = world.api(None).call(method, path.replace("{id}", NOBODYS), body, JSON if body else {})
    assert (response.status, response.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": ...},
        {"sub": ""},
        {"sub": 7},
        {"sub": "quota#nora"},
        {"sub": "nora\n"},
        {"sub": "nöra"},
        {"sub": "n" * 129},
        {"iss": ...},
        {"iss": "https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_Elsewhere"},
        {"iss": f"{ISSUER}/"},
        {"token_use": ...},
        {"token_use": "id"},
    ],
    ids=str,
)
def test_a_token_without_an_identity_is_unauthorized(world: World, claims: dict[str, Any]) -> None:
    response = world.api(None).handle(*LIST, called(authorizer("nora", **claims)))
    assert (response.status, response.json["code"]) == (401, "unauthenticated")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "authorized",
    [
        None,
        {"claims": authorizer("nora")["jwt"]["claims"]},
        {"lambda": authorizer("nora")["jwt"]["claims"]},
        {"iam": {"userId": "nora"}},
    ],
    ids=str,
)
def test_a_context_without_a_jwt_authorizer_is_unauthorized(world: World, authorized: object) -> None:
    assert world.api(None).handle(*LIST, called(authorized)).status == 401


@given(VALUES)
def test_no_other_shape_of_an_authorizer_identifies_anybody(authorized: object) -> None:
    assert subject(called(authorized), ISSUER) is None


def forged(claims: dict[str, Any]) -> str:
    """Returns an unsigned token."""
    parts = ({"alg": "none"}, claims)
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts), ""])


@pytest.mark.parametrize("owner", [None, "tim"])
def test_no_header_changes_the_caller(world: World, api: Api, owner: str | None) -> None:
    reminder = api.create()
    claims = authorizer(api.owner)["jwt"]["claims"]
    headers = {
        "authorization": f"Bearer {forged(claims)}",
        "x-amzn-oidc-identity": api.owner,
        "x-amzn-oidc-data": forged(claims),
        "x-amzn-request-context": json.dumps({"authorizer": authorizer(api.owner)}),
        "x-owner": api.owner,
        "x-sub": api.owner,
        "x-forwarded-user": api.owner,
        "cookie": f"sub={api.owner}",
    }
    path = f"/v1/reminders/{reminder['id']}"
    response = world.api(owner).call("GET", path, headers=headers)
    assert response.status == (401 if owner is None else 404)


def test_no_member_of_a_body_changes_the_caller(world: World, api: Api) -> None:
    body = email_reminder(owner="tim", sub="tim", requestContext={"authorizer": authorizer("tim")})
    assert api.post(body).status == 422
    assert world.api(None).post(body).status == 401


def test_no_caller_is_mistaken_for_the_previous_one(api: Api) -> None:
    api.create()
    assert api.handle(*LIST, event(*LIST, None, {}, "")).status == 401


def test_a_preflight_request_needs_no_token(world: World) -> None:
    response = world.api(None).call("OPTIONS", "/v1/reminders", headers={"origin": "https://example.org"})
    assert (response.status, response.content) == (204, b"")
    assert {"GET", "POST"} <= set(response.headers["allow"].split(", "))
    assert world.api(None).call("OPTIONS", "/v1/nothing").status == 404

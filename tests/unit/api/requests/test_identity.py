"""Who is calling: what the gateway verified decides, and nothing that a caller can write."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.requests.dependencies import subject
from tests.unit.api.client import ISSUER, Api, authorizer, email_reminder, event
from tests.unit.api.world import World

LIST = ("GET", "/v1/reminders")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def called(authorized: object) -> dict[str, Any]:
    """An event whose context has this as its authorizer."""
    made = event(*LIST, None, {}, "")
    made["requestContext"]["authorizer"] = authorized
    return made


def test_a_user_is_the_subject_of_the_token() -> None:
    user = "b9fe3418-3051-7094-3c4b-5a4e2c0e2c46"
    assert subject(called(authorizer(user)), ISSUER) == user


def test_a_program_is_its_clients_id() -> None:
    claims = authorizer("5m4p1e7c13n71d", username=...)
    assert subject(called(claims), ISSUER) == "5m4p1e7c13n71d"


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": ...},
        {"sub": ""},
        {"sub": None},
        {"sub": 7},
        {"sub": ["nora"]},
        {"sub": "quota#nora"},
        {"sub": "nora\n"},
        {"sub": "nöra"},
        {"sub": "n" * 129},
        {"iss": ...},
        {"iss": "https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_Elsewhere"},
        {"iss": f"{ISSUER}/"},
        {"token_use": ...},
        {"token_use": "id"},
        {"token_use": "refresh"},
    ],
    ids=str,
)
def test_nobody_is_who_the_token_does_not_say(world: World, claims: dict[str, Any]) -> None:
    answer = world.api(None).handle(*LIST, called(authorizer("nora", **claims)))
    assert (answer.status, answer.json["code"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "authorized",
    [
        {},
        None,
        {"jwt": None},
        {"jwt": {}},
        {"jwt": {"claims": None}},
        {"jwt": {"claims": []}},
        {"claims": authorizer("nora")["jwt"]["claims"]},
        {"lambda": authorizer("nora")["jwt"]["claims"]},
        {"iam": {"userId": "nora"}},
    ],
    ids=str,
)
def test_what_no_jwt_authorizer_says_is_nobody(world: World, authorized: object) -> None:
    assert world.api(None).handle(*LIST, called(authorized)).status == 401


@given(VALUES)
def test_no_shape_of_an_authorizer_is_an_error(authorized: object) -> None:
    assert subject(called(authorized), ISSUER) is None


def forged(claims: dict[str, Any]) -> str:
    """A token that nobody signed."""
    parts = ({"alg": "none"}, claims)
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts), ""])


@pytest.mark.parametrize("owner", [None, "tim"])
def test_no_header_makes_a_caller_somebody_else(world: World, api: Api, owner: str | None) -> None:
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
    answer = world.api(owner).call("GET", path, headers=headers)
    assert answer.status == (401 if owner is None else 404)


def test_no_member_of_a_body_makes_a_caller_somebody_else(world: World, api: Api) -> None:
    body = email_reminder(owner="tim", sub="tim", requestContext={"authorizer": authorizer("tim")})
    assert api.post(body).status == 422
    assert world.api(None).post(body).status == 401


def test_nobody_is_taken_for_who_called_before(api: Api) -> None:
    api.create()
    assert api.handle(*LIST, event(*LIST, None, {}, "")).status == 401


def test_what_a_browser_asks_before_a_call_needs_no_token(world: World) -> None:
    answer = world.api(None).call("OPTIONS", "/v1/reminders", headers={"origin": "https://example.org"})
    assert (answer.status, answer.content) == (204, b"")
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))
    assert world.api(None).call("OPTIONS", "/v1/nothing").status == 404

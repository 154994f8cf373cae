"""Changes that break a rule or concern no reminder of the owner are rejected and change nothing."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api
from tests.unit.api.stored_reminders import path_of


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, {("#", "missing")}),
        ({"colour": "blue"}, {("#", "unknown_member")}),
        ({"email": None}, {("#/email", "missing")}),
        ({"preference": "both"}, {("#/phone", "missing")}),
        ({"preference": "sms", "phone": "+14254147755"}, {("#/phone", "country_not_allowed")}),
        ({"dueAt": "2026-11-24T09:00:00"}, {("#/timezone", "timezone_required")}),
        (
            {"dueAt": "2020-01-01T00:00:00Z", "waitSeconds": -1},
            {("#", "due_time_ambiguous"), ("#/waitSeconds", "out_of_range")},
        ),
        ({"waitSeconds": 10**12}, {("#/waitSeconds", "too_far_ahead")}),
        ([], {("#", "wrong_type")}),
        (None, {("#", "wrong_type")}),
    ],
)
def test_a_broken_rule_is_named_and_nothing_is_changed(
    api: Api,
    change: object,
    codes: set[tuple[str, str]],
) -> None:
    before = api.create()
    response = api.patch(path_of(before["id"]), change)
    assert (response.status, response.json["code"], response.codes) == (422, "invalid_request", codes)
    assert api.get(path_of(before["id"])).json == before


@pytest.mark.parametrize("body", [b"", b'{"message": "x", "message": "y"}'])
def test_a_body_that_is_not_strict_json_is_rejected(api: Api, body: bytes) -> None:
    path = path_of(api.create()["id"])
    response = api.call("PATCH", path, body, {"content-type": "application/merge-patch+json"})
    assert (response.status, response.json["code"]) == (400, "invalid_json")


def test_a_too_large_body_is_rejected(api: Api) -> None:
    path = path_of(api.create()["id"])
    assert api.patch(path, {"message": "x" * 16384}).status == 413

"""Members that break a rule are rejected together, each with its place and code, and never repeated."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import JSON, Api, email_reminder
from tests.unit.api.requests.bad_members import DUE_AT, PRESENT, SHAPE
from tests.unit.api.world import World


def _named(case: object) -> str:
    return ascii(case)[:60] if isinstance(case, dict) else ""


@pytest.mark.parametrize(
    ("members", "codes"),
    [*SHAPE, *(({"waitSeconds": ..., **members}, codes) for members, codes in DUE_AT), *PRESENT],
    ids=_named,
)
def test_a_broken_rule_is_named(shared: Api, members: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    response = shared.post(email_reminder(**members))
    assert response.status == 422
    assert response.json["code"] == "invalid_request"
    assert response.codes == codes
    assert shared.get("/v1/reminders").json["items"] == []


def test_numbers_of_any_length_are_parsed(shared: Api) -> None:
    body = b'{"message": "x", "preference": "email", "email": "a@b.example", "waitSeconds": 1%s}' % (
        b"0" * 9000
    )
    response = shared.call("POST", "/v1/reminders", body, JSON)
    assert response.codes == {("#/waitSeconds", "too_far_ahead")}


def test_all_errors_are_returned_together(shared: Api) -> None:
    response = shared.post(
        {
            "mesage": "Call",
            "preference": "both",
            "email": "nora",
            "phone": "+14254147755",
            "dueAt": "2020-01-01T00:00:00Z",
            "subject": "a\nb",
        }
    )
    assert response.codes == {
        ("#", "unknown_member"),
        ("#/message", "missing"),
        ("#/email", "invalid_email"),
        ("#/phone", "country_not_allowed"),
        ("#/dueAt", "in_the_past"),
        ("#/subject", "line_break"),
    }
    assert response.json["detail"] == "6 fields need attention."


def test_a_single_error_is_counted_in_the_singular(shared: Api) -> None:
    assert shared.post(email_reminder(message="")).json["detail"] == "1 field needs attention."


@pytest.mark.parametrize("body", [[], [email_reminder()], "text", 5, None, True])
def test_a_body_that_is_no_object_is_rejected(shared: Api, body: object) -> None:
    response = shared.post(body)
    assert (response.status, response.codes) == (422, {("#", "wrong_type")})


def test_an_empty_object_lacks_the_required_members(shared: Api) -> None:
    assert shared.post({}).codes == {
        ("#/message", "missing"),
        ("#/preference", "missing"),
        ("#", "due_time_required"),
    }


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("duAt", "did you mean dueAt?"),
        ("Message", "did you mean message?"),
        ("qqq", "the members are message,"),
    ],
)
def test_the_error_of_an_unknown_member_suggests_the_nearest_name(shared: Api, name: str, hint: str) -> None:
    (error,) = shared.post(email_reminder(**{name: "x"})).json["errors"]
    assert hint in error["detail"]


def test_many_unknown_members_give_few_errors(shared: Api) -> None:
    unknown = {f"member{n}": 0 for n in range(900)}
    assert len(shared.post(email_reminder(**unknown)).json["errors"]) <= 8


def test_skipped_or_repeated_local_times_get_their_possible_offsets(shared: Api) -> None:
    for due_at in ("2027-10-03T02:30:00", "2027-04-04T02:30:00"):
        body = email_reminder(waitSeconds=..., dueAt=due_at, timezone="Australia/Sydney")
        (error,) = shared.post(body).json["errors"]
        assert sorted(error["offsets"]) == ["+10:00", "+11:00"]
        for offset in error["offsets"]:
            assert offset in error["detail"]
            assert shared.post(body | {"dueAt": due_at + offset, "subject": "\n"}).codes == {
                ("#/subject", "blank")
            }


def test_the_error_lists_the_allowed_countries(shared: Api) -> None:
    (error,) = shared.post(email_reminder(phone="+14254147755")).json["errors"]
    assert error["detail"] == "Text messages can go to: AU, NZ. This number is of US."


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_if_sms_is_off_no_preference_may_need_it(world: World, preference: str) -> None:
    response = world.api("off", sms_countries=()).post(
        email_reminder(preference=preference, phone="+61491570156")
    )
    assert response.codes == {("#/preference", "sms_off")}

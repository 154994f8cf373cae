"""Members that break a rule are rejected together, each with its place and code, and never repeated."""

from __future__ import annotations

from typing import Any

import pytest

from api.requests.fields.email_address import LENGTH
from tests.unit.api.client import JSON, Api, email_reminder
from tests.unit.api.world import World

Case = tuple[dict[str, Any], set[tuple[str, str]]]

BROKEN: list[Case] = [
    # missing and unknown members
    ({"message": ...}, {("#/message", "missing")}),
    ({"preference": ...}, {("#/preference", "missing")}),
    ({"email": ...}, {("#/email", "missing")}),
    ({"preference": "sms"}, {("#/phone", "missing")}),
    ({"preference": "both", "email": None}, {("#/email", "missing"), ("#/phone", "missing")}),
    ({"colour": "blue"}, {("#", "unknown_member")}),
    ({"wait_seconds": 5}, {("#", "unknown_member")}),
    # texts
    ({"message": 5}, {("#/message", "wrong_type")}),
    ({"message": None}, {("#/message", "wrong_type")}),
    ({"message": ""}, {("#/message", "blank")}),
    ({"message": " \n\t\u00a0\u3000"}, {("#/message", "blank")}),
    ({"message": "x" * 1601}, {("#/message", "too_long")}),
    ({"message": "\N{GRINNING FACE}" * 1601}, {("#/message", "too_long")}),
    ({"message": "nothing\0"}, {("#/message", "control_character")}),
    ({"message": "lone\rreturn"}, {("#/message", "control_character")}),
    ({"message": "next\x85line"}, {("#/message", "control_character")}),
    ({"message": "deleted\x7f"}, {("#/message", "control_character")}),
    ({"subject": ""}, {("#/subject", "blank")}),
    ({"subject": "x" * 121}, {("#/subject", "too_long")}),
    ({"subject": "a\r\nb"}, {("#/subject", "line_break")}),
    ({"subject": "a\u2028b"}, {("#/subject", "line_break")}),
    ({"subject": "a\tb"}, {("#/subject", "control_character")}),
    ({"subject": "hid\u2062den"}, {("#/subject", "control_character")}),
    # labels
    ({"reference": 5}, {("#/reference", "wrong_type")}),
    ({"reference": ""}, {("#/reference", "blank")}),
    ({"reference": "x" * 129}, {("#/reference", "too_long")}),
    ({"reference": "order 17"}, {("#/reference", "not_visible")}),
    ({"reference": "order\u00a017"}, {("#/reference", "not_visible")}),
    ({"reference": "order\t17"}, {("#/reference", "not_visible")}),
    ({"reference": "order\u200b17"}, {("#/reference", "not_visible")}),
    ({"reference": "order\u316417"}, {("#/reference", "not_visible")}),
    ({"reference": "\ufe0f"}, {("#/reference", "not_visible")}),
    ({"reference": "order\ufe0f"}, {("#/reference", "not_visible")}),
    ({"reference": "order\u034f17"}, {("#/reference", "not_visible")}),
    ({"metadata": []}, {("#/metadata", "wrong_type")}),
    ({"metadata": {"a": 5}}, {("#/metadata", "wrong_type")}),
    ({"metadata": {"": "x"}}, {("#/metadata", "blank")}),
    ({"metadata": {"a": ""}}, {("#/metadata", "blank")}),
    ({"metadata": {"a": "b\nc"}}, {("#/metadata", "line_break")}),
    ({"metadata": {"a\0": "b"}}, {("#/metadata", "control_character")}),
    ({"metadata": {"a" * 41: "b"}}, {("#/metadata", "too_long")}),
    ({"metadata": {"a": "b" * 257}}, {("#/metadata", "too_long")}),
    ({"metadata": {f"name {n}": "x" for n in range(17)}}, {("#/metadata", "too_many")}),
    # preference and addresses
    ({"preference": "fax"}, {("#/preference", "unknown_value")}),
    ({"preference": "Email"}, {("#/preference", "unknown_value")}),
    ({"preference": None}, {("#/preference", "wrong_type")}),
    ({"email": "nora"}, {("#/email", "invalid_email")}),
    ({"email": "nora@localhost"}, {("#/email", "invalid_email")}),
    ({"email": "Nora <nora@example.org>"}, {("#/email", "invalid_email")}),
    ({"email": "nora@example.org\r\nBcc: all@example.org"}, {("#/email", "invalid_email")}),
    ({"email": "nöra@example.org"}, {("#/email", "invalid_email")}),
    ({"email": '"no ra"@example.org'}, {("#/email", "invalid_email")}),
    ({"email": "nora@[192.0.2.1]"}, {("#/email", "invalid_email")}),
    ({"email": "x" * LENGTH + "@example.org"}, {("#/email", "too_long")}),
    ({"email": "x" * 65 + "@example.org"}, {("#/email", "invalid_email")}),
    ({"email": 5}, {("#/email", "wrong_type")}),
    ({"phone": "0491570156"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61 491"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61 100 000 000"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+999 123 456 789"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61-491-CALL-ME"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+٦١٤٩١٥٧٠١٥٦"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61" + " " * 40}, {("#/phone", "too_long")}),
    ({"phone": 61491570156}, {("#/phone", "wrong_type")}),
    ({"phone": "+14254147755"}, {("#/phone", "country_not_allowed")}),
    # waiting
    ({"waitSeconds": 1826 * 86400 + 1}, {("#/waitSeconds", "too_far_ahead")}),
    ({"waitSeconds": 10**400}, {("#/waitSeconds", "too_far_ahead")}),
    ({"waitSeconds": "5"}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": 5.0}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": 1e300}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": True}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": -1}, {("#/waitSeconds", "out_of_range")}),
    ({"waitSeconds": -(10**400)}, {("#/waitSeconds", "out_of_range")}),
    ({"waitSeconds": ...}, {("#", "due_time_required")}),
    ({"waitSeconds": None}, {("#", "due_time_required")}),
    ({"dueAt": "2026-11-24T09:00:00Z"}, {("#", "due_time_ambiguous")}),
    # time zones
    ({"timezone": "Australia/Atlantis"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "../../etc/passwd"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "Australia"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "\0"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": 10}, {("#/timezone", "wrong_type")}),
    ({"timezone": "A" * 65}, {("#/timezone", "too_long")}),
]

DUE_AT: list[Case] = [
    ({"dueAt": 1795424400}, {("#/dueAt", "wrong_type")}),
    ({"dueAt": "tomorrow"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24 09:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "20261124T090000Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2027-02-29T09:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T24:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00:00+24:00"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "0001-01-01T00:00:00+10:00"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "9999-12-31T23:59:59.9Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "9999-12-31T23:59:59", "timezone": "America/New_York"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "9999-12-31T23:59:59.9", "timezone": "Asia/Tokyo"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00:00"}, {("#/timezone", "timezone_required")}),
    ({"dueAt": "2026-11-24T09:00:00", "timezone": "Nowhere"}, {("#/timezone", "unknown_timezone")}),
    ({"dueAt": "2027-10-03T02:30:00", "timezone": "Australia/Sydney"}, {("#/dueAt", "local_time_skipped")}),
    ({"dueAt": "2027-04-04T02:30:00", "timezone": "Australia/Sydney"}, {("#/dueAt", "local_time_repeated")}),
    ({"dueAt": "2026-11-23T08:58:59Z"}, {("#/dueAt", "in_the_past")}),
    ({"dueAt": "1969-12-31T23:59:59", "timezone": "UTC"}, {("#/dueAt", "in_the_past")}),
]


@pytest.mark.parametrize(
    ("members", "codes"),
    [*BROKEN, *(({"waitSeconds": ..., **members}, codes) for members, codes in DUE_AT)],
    ids=lambda case: ascii(case)[:60] if isinstance(case, dict) else "",
)
def test_a_broken_rule_is_named(shared: Api, members: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    response = shared.post(email_reminder(**members))
    assert (response.status, response.json["code"]) == (422, "invalid_request")
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
    assert shared.post(email_reminder(message="")).json["detail"] == "1 field needs attention."


@pytest.mark.parametrize("body", [[], "text", None])
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


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_if_sms_is_off_no_preference_may_need_it(world: World, preference: str) -> None:
    response = world.api("off", sms_countries=()).post(
        email_reminder(preference=preference, phone="+61491570156")
    )
    assert response.codes == {("#/preference", "sms_off")}

"""Members that break a rule: each is refused with its place and code, together, and never repeated."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from api.email_address import LENGTH
from tests.api.client import JSON, Api, email_reminder
from tests.api.world import World

SHAPE: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    # missing and unknown members
    ({"message": ...}, {("#/message", "missing")}),
    ({"preference": ...}, {("#/preference", "missing")}),
    ({"email": ...}, {("#/email", "missing")}),
    ({"email": None}, {("#/email", "missing")}),
    ({"preference": "sms"}, {("#/phone", "missing")}),
    ({"preference": "both"}, {("#/phone", "missing")}),
    ({"preference": "both", "email": ...}, {("#/email", "missing"), ("#/phone", "missing")}),
    ({"colour": "blue"}, {("#", "unknown_member")}),
    ({"wait_seconds": 5}, {("#", "unknown_member")}),
    # texts
    ({"message": 5}, {("#/message", "wrong_type")}),
    ({"message": None}, {("#/message", "wrong_type")}),
    ({"message": ["Call"]}, {("#/message", "wrong_type")}),
    ({"message": ""}, {("#/message", "blank")}),
    ({"message": " \n\t\u00a0\u3000"}, {("#/message", "blank")}),
    ({"message": "x" * 1601}, {("#/message", "too_long")}),
    ({"message": "\N{GRINNING FACE}" * 1601}, {("#/message", "too_long")}),
    ({"message": "bell\a"}, {("#/message", "control_character")}),
    ({"message": "nothing\0"}, {("#/message", "control_character")}),
    ({"message": "lone\rreturn"}, {("#/message", "control_character")}),
    ({"message": "next\x85line"}, {("#/message", "control_character")}),
    ({"message": "deleted\x7f"}, {("#/message", "control_character")}),
    ({"subject": ""}, {("#/subject", "blank")}),
    ({"subject": "   "}, {("#/subject", "blank")}),
    ({"subject": "x" * 121}, {("#/subject", "too_long")}),
    ({"subject": "a\nBcc: all@example.org"}, {("#/subject", "line_break")}),
    ({"subject": "a\r\nb"}, {("#/subject", "line_break")}),
    ({"subject": "a\u2028b"}, {("#/subject", "line_break")}),
    ({"subject": "a\tb"}, {("#/subject", "control_character")}),
    # preference and addresses
    ({"preference": "fax"}, {("#/preference", "unknown_value")}),
    ({"preference": "Email"}, {("#/preference", "unknown_value")}),
    ({"preference": None}, {("#/preference", "unknown_value")}),
    ({"email": "nora"}, {("#/email", "invalid_email")}),
    ({"email": ""}, {("#/email", "invalid_email")}),
    ({"email": "nora@localhost"}, {("#/email", "invalid_email")}),
    ({"email": "Nora <nora@example.org>"}, {("#/email", "invalid_email")}),
    ({"email": "nora@example.org\r\nBcc: all@example.org"}, {("#/email", "invalid_email")}),
    ({"email": "nora@example.org, all@example.org"}, {("#/email", "invalid_email")}),
    ({"email": "nöra@example.org"}, {("#/email", "invalid_email")}),
    ({"email": '"no ra"@example.org'}, {("#/email", "invalid_email")}),
    ({"email": "nora@[192.0.2.1]"}, {("#/email", "invalid_email")}),
    ({"email": "x" * LENGTH + "@example.org"}, {("#/email", "too_long")}),
    ({"email": 5}, {("#/email", "wrong_type")}),
    ({"phone": "0491570156"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61 491"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61 100 000 000"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+999 123 456 789"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61491570156\n"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61-491-CALL-ME"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+٦١٤٩١٥٧٠١٥٦"}, {("#/phone", "invalid_phone")}),
    ({"phone": "+61" + " " * 40}, {("#/phone", "too_long")}),
    ({"phone": 61491570156}, {("#/phone", "wrong_type")}),
    ({"preference": "sms", "phone": "nonsense"}, {("#/phone", "invalid_phone")}),
    # waiting
    ({"waitSeconds": "5"}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": 5.0}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": 1e300}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": True}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": -1}, {("#/waitSeconds", "out_of_range")}),
    ({"waitSeconds": -(10**400)}, {("#/waitSeconds", "out_of_range")}),
    ({"waitSeconds": {}}, {("#/waitSeconds", "wrong_type")}),
    ({"waitSeconds": ...}, {("#", "due_time_required")}),
    ({"waitSeconds": None}, {("#", "due_time_required")}),
    ({"dueAt": "2026-11-24T09:00:00Z"}, {("#", "due_time_ambiguous")}),
    # time zones
    ({"timezone": "Australia/Atlantis"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "australia/sydney"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "../../etc/passwd"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "Australia"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": ""}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "\0"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": 10}, {("#/timezone", "wrong_type")}),
    ({"timezone": "A" * 65}, {("#/timezone", "too_long")}),
]

DUE_AT: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"dueAt": 1795424400}, {("#/dueAt", "wrong_type")}),
    ({"dueAt": "tomorrow"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": ""}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24 09:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "20261124T090000Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2027-02-29T09:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T24:00:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:60:00Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00:00+24:00"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "0001-01-01T00:00:00+10:00"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "9999-12-31T23:59:59.9Z"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "9999-12-31T23:59:59", "timezone": "America/New_York"}, {("#/dueAt", "invalid_date_time")}),
    ({"dueAt": "2026-11-24T09:00:00"}, {("#/timezone", "timezone_required")}),
    ({"dueAt": "2026-11-24T09:00:00", "timezone": None}, {("#/timezone", "timezone_required")}),
    ({"dueAt": "2026-11-24T09:00:00", "timezone": "Nowhere"}, {("#/timezone", "unknown_timezone")}),
    ({"dueAt": "2027-10-03T02:30:00", "timezone": "Australia/Sydney"}, {("#/dueAt", "local_time_skipped")}),
    ({"dueAt": "2027-04-04T02:30:00", "timezone": "Australia/Sydney"}, {("#/dueAt", "local_time_repeated")}),
    ({"dueAt": "2026-11-23T08:58:59Z"}, {("#/dueAt", "in_the_past")}),
    ({"dueAt": "1969-12-31T23:59:59", "timezone": "UTC"}, {("#/dueAt", "in_the_past")}),
    ({"dueAt": "2031-11-23T09:00:01Z"}, {("#/dueAt", "too_far_ahead")}),
]

PRESENT: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"waitSeconds": 1826 * 86400 + 1}, {("#/waitSeconds", "too_far_ahead")}),
    ({"waitSeconds": 10**18}, {("#/waitSeconds", "too_far_ahead")}),
    ({"waitSeconds": 10**400}, {("#/waitSeconds", "too_far_ahead")}),
    ({"phone": "+14254147755"}, {("#/phone", "country_not_allowed")}),
    ({"preference": "sms", "phone": "+14254147755"}, {("#/phone", "country_not_allowed")}),
]


def _named(case: object) -> str:
    return ascii(case)[:60] if isinstance(case, dict) else ""


@pytest.fixture(scope="module")
def shared(world: World) -> Api:
    """One app for the whole table: nothing here reaches AWS."""
    return world.api(uuid.uuid4().hex)


@pytest.mark.parametrize(
    ("members", "codes"),
    [*SHAPE, *(({"waitSeconds": ..., **members}, codes) for members, codes in DUE_AT), *PRESENT],
    ids=_named,
)
def test_a_broken_rule_is_named(shared: Api, members: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    answer = shared.post(email_reminder(**members))
    assert answer.status == 422
    assert answer.json["code"] == "invalid_request"
    assert answer.codes == codes
    assert shared.get("/v1/reminders").json["items"] == []


def test_numbers_of_any_length_are_read(shared: Api) -> None:
    body = b'{"message": "x", "preference": "email", "email": "a@b.example", "waitSeconds": 1%s}' % (
        b"0" * 9000
    )
    answer = shared.call("POST", "/v1/reminders", body, JSON)
    assert answer.codes == {("#/waitSeconds", "too_far_ahead")}


def test_everything_wrong_is_told_at_once(shared: Api) -> None:
    answer = shared.post(
        {
            "mesage": "Call",
            "preference": "both",
            "email": "nora",
            "phone": "+14254147755",
            "dueAt": "2020-01-01T00:00:00Z",
            "subject": "a\nb",
        }
    )
    assert answer.codes == {
        ("#", "unknown_member"),
        ("#/message", "missing"),
        ("#/email", "invalid_email"),
        ("#/phone", "country_not_allowed"),
        ("#/dueAt", "in_the_past"),
        ("#/subject", "line_break"),
    }
    assert answer.json["detail"] == "6 fields need attention."


def test_a_single_error_is_counted_in_the_singular(shared: Api) -> None:
    assert shared.post(email_reminder(message="")).json["detail"] == "1 field needs attention."


@pytest.mark.parametrize("body", [[], [email_reminder()], "text", 5, None, True])
def test_a_body_that_is_no_object(shared: Api, body: object) -> None:
    answer = shared.post(body)
    assert (answer.status, answer.codes) == (422, {("#", "wrong_type")})


def test_an_empty_object_lacks_what_is_needed(shared: Api) -> None:
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
def test_an_unknown_member_brings_the_nearest_known_name(shared: Api, name: str, hint: str) -> None:
    (error,) = shared.post(email_reminder(**{name: "x"})).json["errors"]
    assert hint in error["detail"]


def test_many_unknown_members_are_told_in_few_errors(shared: Api) -> None:
    unknown = {f"member{n}": 0 for n in range(900)}
    assert len(shared.post(email_reminder(**unknown)).json["errors"]) <= 8


def test_local_times_that_are_skipped_or_repeated_bring_their_offsets(shared: Api) -> None:
    for due_at in ("2027-10-03T02:30:00", "2027-04-04T02:30:00"):
        body = email_reminder(waitSeconds=..., dueAt=due_at, timezone="Australia/Sydney")
        (error,) = shared.post(body).json["errors"]
        assert sorted(error["offsets"]) == ["+10:00", "+11:00"]
        for offset in error["offsets"]:
            assert offset in error["detail"]
            assert shared.post(body | {"dueAt": due_at + offset, "subject": "\n"}).codes == {
                ("#/subject", "blank")
            }


def test_the_allowed_countries_are_told(shared: Api) -> None:
    (error,) = shared.post(email_reminder(phone="+14254147755")).json["errors"]
    assert error["detail"] == "Text messages can go to: AU, NZ."


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_with_sms_off_no_preference_may_need_it(world: World, preference: str) -> None:
    answer = world.api("off", sms_countries=()).post(
        email_reminder(preference=preference, phone="+61491570156")
    )
    assert answer.codes == {("#/preference", "sms_off")}


@pytest.mark.parametrize(
    "member",
    ["message", "preference", "subject", "email", "phone", "timezone", "dueAt", "waitSeconds", "xyzzy"],
)
def test_no_value_that_was_sent_is_repeated(shared: Api, member: str) -> None:
    secret = "plugh\a\nplover"
    answer = shared.post(email_reminder(**{"waitSeconds": ..., member: secret}))
    assert answer.status == 422
    for part in ("plugh", "plover", "xyzzy"):
        assert part not in answer.content.decode()

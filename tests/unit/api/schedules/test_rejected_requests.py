"""All errors of a request for a schedule are named together, and nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.schedules.schedule_requests import SCHEDULES, TIMES, body, create, path_of
from tests.unit.api.sending import send
from tests.unit.api.world import World

BROKEN: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"timezone": ...}, {("#/timezone", "missing")}),
    ({"timezone": None}, {("#/timezone", "wrong_type")}),
    ({"timezone": "+10:00"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "Australia/Sidney"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "A" * 65}, {("#/timezone", "too_long")}),
    ({"start": ...}, {("#/start", "missing")}),
    ({"start": 5}, {("#/start", "wrong_type")}),
    ({"start": "2027-02-29T09:00:00"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00Z"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00+11:00"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00.5"}, {("#/start", "invalid_date_time")}),
    ({"start": "0001-01-01T09:00:00"}, {("#/start", "out_of_range")}),
    ({"start": "9999-12-31T09:00:00"}, {("#/start", "out_of_range")}),
    ({"rrule": ...}, {("#/rrule", "missing")}),
    ({"rrule": ["FREQ=DAILY"]}, {("#/rrule", "wrong_type")}),
    ({"rrule": ""}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=HOURLY"}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=DAILY" + ";" * 500}, {("#/rrule", "too_long")}),
    ({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, {("#/rrule", "rule_never")}),
    ({"rrule": "FREQ=DAILY;UNTIL=20261031"}, {("#/rrule", "rule_never")}),
    ({"rrule": "FREQ=DAILY;COUNT=3"}, {("#/rrule", "rule_never")}),
    (
        {"rrule": "FREQ=DAILY;COUNT=2", "start": TIMES[0], "exdates": TIMES[:2]},
        {("#/rrule", "rule_never")},
    ),
    ({"exdates": TIMES[0]}, {("#/exdates", "wrong_type")}),
    ({"exdates": [5]}, {("#/exdates", "wrong_type")}),
    ({"exdates": [TIMES[0], "tomorrow", "today"]}, {("#/exdates", "invalid_date_time")}),
    (
        {"exdates": [f"2027-{n // 28 + 1:02}-{n % 28 + 1:02}T09:00:00" for n in range(201)]},
        {("#/exdates", "too_many")},
    ),
    ({"waitSeconds": 5}, {("#", "unknown_member")}),
    ({"dueAt": "2027-01-01T00:00:00Z"}, {("#", "unknown_member")}),
]
OF_A_REMINDER: dict[str, tuple[Any, str]] = {
    "message": ("bell\a", "control_character"),
    "subject": ("a\nb", "line_break"),
    "preference": ("fax", "unknown_value"),
    "email": ("nora", "invalid_email"),
    "phone": ("+61 491", "invalid_phone"),
    "reference": ("order 17", "not_visible"),
    "metadata": ({"a": ""}, "blank"),
}
"""Values that break a rule of each member that reminders have too, with the error's code."""


@pytest.mark.parametrize(
    ("members", "codes"), BROKEN, ids=lambda case: ascii(case)[:60] if isinstance(case, dict) else ""
)
def test_a_broken_rule_is_named(shared: Api, members: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    response = send(shared, SCHEDULES, body(**members))
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    assert response.codes == codes
    assert shared.get(SCHEDULES).json["items"] == []


def test_members_that_reminders_have_too_have_the_same_rules(shared: Api) -> None:
    wrong = {name: value for name, (value, _) in OF_A_REMINDER.items()}
    codes = {(f"#/{name}", code) for name, (_, code) in OF_A_REMINDER.items()}
    assert send(shared, SCHEDULES, body(**wrong)).codes == codes
    assert shared.post(email_reminder(**wrong)).codes == codes
    assert send(shared, SCHEDULES, body(preference="both", email=None)).codes == {
        ("#/email", "missing"),
        ("#/phone", "missing"),
    }


EVERYTHING = {
    "mesage": "Call",
    "message": ...,
    "preference": "both",
    "email": "nora",
    "phone": "+14254147755",
}
EVERYTHING_CODES = {
    ("#", "unknown_member"),
    ("#/message", "missing"),
    ("#/email", "invalid_email"),
    ("#/phone", "country_not_allowed"),
}


@pytest.mark.parametrize(
    ("rrule", "code"),
    [("FREQ=SECONDLY", "rule_invalid"), ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", "rule_never")],
)
def test_all_errors_are_returned_together_with_those_of_the_rule(shared: Api, rrule: str, code: str) -> None:
    response = send(shared, SCHEDULES, body(rrule=rrule, **EVERYTHING))
    assert response.codes == EVERYTHING_CODES | {("#/rrule", code)}
    response = send(shared, SCHEDULES, body(rrule=rrule, timezone="Mars", **EVERYTHING))
    always = {("#/rrule", code)} if code == "rule_invalid" else set()
    assert response.codes == EVERYTHING_CODES | {("#/timezone", "unknown_timezone")} | always


def test_a_well_formed_body_gets_the_errors_of_its_rule_and_recipients_together(shared: Api) -> None:
    response = send(shared, SCHEDULES, body(rrule="FREQ=DAILY;COUNT=1", phone="+14254147755"))
    assert response.codes == {("#/rrule", "rule_never"), ("#/phone", "country_not_allowed")}


def test_an_invalid_key_is_reported_with_the_other_errors(shared: Api) -> None:
    response = send(shared, SCHEDULES, body(rrule="FREQ=NEVER"), "a b")
    assert response.codes == {("#/rrule", "rule_invalid"), ("Idempotency-Key", "invalid_idempotency_key")}


@pytest.mark.parametrize(
    ("rrule", "part"),
    [
        ("FREQ=HOURLY", "FREQ"),
        ("FREQ=DAILY;DTSTART=20260101", "DTSTART"),
        ("FREQ=DAILY;BYHOUR=25", "BYHOUR"),
        ("FREQ=DAILY;PLUGH=1", "A part"),
    ],
)
def test_an_unsupported_part_of_a_rule_is_named(shared: Api, rrule: str, part: str) -> None:
    (error,) = send(shared, SCHEDULES, body(rrule=rrule)).json["errors"]
    assert error["detail"].startswith(f"{part} ")
    assert "PLUGH" not in error["detail"]


def test_the_nearest_zone_is_suggested_and_offsets_are_not(shared: Api) -> None:
    (error,) = send(shared, SCHEDULES, body(timezone="australia/sydney")).json["errors"]
    assert error["detail"].endswith("did you mean Australia/Sydney?")
    assert "offset" not in error["detail"]


def test_any_iana_name_is_a_valid_zone(api: Api) -> None:
    for zone in ("UTC", "Etc/GMT+5", "US/Pacific"):
        assert create(api, timezone=zone)["timezone"] == zone


def test_if_users_may_write_only_to_themselves_so_may_their_schedules(world: World) -> None:
    api = world.api("own", recipients="own")
    world.addresses.of["own"] = "nora@example.org"
    assert send(api, SCHEDULES, body(email="joe@example.org")).codes == {("#/email", "recipient_not_allowed")}
    assert send(api, SCHEDULES, body(preference="sms", phone="+61491570156")).codes == {
        ("#/preference", "sms_off")
    }
    schedule = create(api)
    change = api.patch(path_of(schedule), {"email": "joe@example.org"})
    assert change.codes == {("#/email", "recipient_not_allowed")}


@pytest.mark.parametrize("content", [[], "text", None])
def test_a_body_that_is_no_object_is_rejected(shared: Api, content: object) -> None:
    for path in (SCHEDULES, f"{SCHEDULES}/preview"):
        response = send(shared, path, content)
        assert (response.status, response.codes) == (422, {("#", "wrong_type")})

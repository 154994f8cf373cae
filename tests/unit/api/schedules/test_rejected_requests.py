"""All errors of a request for a schedule are named together, and nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.requests.bad_members import PRESENT, SHAPE, Case
from tests.unit.api.schedules.schedule_requests import SCHEDULES, TIMES, body, create, path_of, post
from tests.unit.api.world import World

OF_REMINDERS: list[Case] = [
    (members, codes)
    for members, codes in [*SHAPE, *PRESENT]
    if not {"timezone", "waitSeconds", "dueAt", "wait_seconds"} & members.keys()
]
"""Members that reminders have too, with the same rules."""

TIMES_OF_SCHEDULES: list[Case] = [
    ({"timezone": ...}, {("#/timezone", "missing")}),
    ({"timezone": None}, {("#/timezone", "wrong_type")}),
    ({"timezone": "+10:00"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "Australia/Sidney"}, {("#/timezone", "unknown_timezone")}),
    ({"timezone": "A" * 65}, {("#/timezone", "too_long")}),
    ({"start": ...}, {("#/start", "missing")}),
    ({"start": 5}, {("#/start", "wrong_type")}),
    ({"start": None}, {("#/start", "wrong_type")}),
    ({"start": "2026-12-01"}, {("#/start", "invalid_date_time")}),
    ({"start": "2027-02-29T09:00:00"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00Z"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00+11:00"}, {("#/start", "invalid_date_time")}),
    ({"start": "2026-12-01T09:00:00.5"}, {("#/start", "invalid_date_time")}),
    ({"start": "0001-01-01T09:00:00"}, {("#/start", "out_of_range")}),
    ({"start": "9999-12-31T09:00:00"}, {("#/start", "out_of_range")}),
    ({"rrule": ...}, {("#/rrule", "missing")}),
    ({"rrule": ["FREQ=DAILY"]}, {("#/rrule", "wrong_type")}),
    ({"rrule": ""}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "daily"}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=HOURLY"}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=DAILY;BYSECOND=1"}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=DAILY;COUNT=1001"}, {("#/rrule", "rule_invalid")}),
    ({"rrule": "FREQ=DAILY" + ";" * 500}, {("#/rrule", "too_long")}),
    ({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, {("#/rrule", "rule_never")}),
    ({"rrule": "FREQ=DAILY;UNTIL=20261031"}, {("#/rrule", "rule_never")}),
    ({"rrule": "FREQ=DAILY;COUNT=3"}, {("#/rrule", "rule_never")}),
    (
        {"rrule": "FREQ=DAILY;COUNT=2", "start": TIMES[0], "exdates": TIMES[:2]},
        {("#/rrule", "rule_never")},
    ),
    ({"exdates": "2026-12-01T09:00:00"}, {("#/exdates", "wrong_type")}),
    ({"exdates": [5]}, {("#/exdates", "wrong_type")}),
    ({"exdates": [TIMES[0], "tomorrow", "today"]}, {("#/exdates", "invalid_date_time")}),
    ({"exdates": [TIMES[0] + "Z"]}, {("#/exdates", "invalid_date_time")}),
    (
        {"exdates": [f"2027-{n // 28 + 1:02}-{n % 28 + 1:02}T09:00:00" for n in range(201)]},
        {("#/exdates", "too_many")},
    ),
    ({"waitSeconds": 5}, {("#", "unknown_member")}),
    ({"dueAt": "2027-01-01T00:00:00Z"}, {("#", "unknown_member")}),
]


def _named(case: object) -> str:
    return ascii(case)[:60] if isinstance(case, dict) else ""


@pytest.mark.parametrize(("members", "codes"), [*OF_REMINDERS, *TIMES_OF_SCHEDULES], ids=_named)
def test_a_broken_rule_is_named(shared: Api, members: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    response = post(shared, SCHEDULES, body(**members))
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    assert response.codes == codes
    assert shared.get(SCHEDULES).json["items"] == []


EVERYTHING = {
    "mesage": "Call",
    "message": ...,
    "preference": "both",
    "email": "nora",
    "phone": "+14254147755",
    "subject": "a\nb",
}
EVERYTHING_CODES = {
    ("#", "unknown_member"),
    ("#/message", "missing"),
    ("#/email", "invalid_email"),
    ("#/phone", "country_not_allowed"),
    ("#/subject", "line_break"),
}


@pytest.mark.parametrize(
    ("rrule", "code"),
    [("FREQ=SECONDLY", "rule_invalid"), ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", "rule_never")],
)
def test_all_errors_are_returned_together_with_those_of_the_rule(shared: Api, rrule: str, code: str) -> None:
    response = post(shared, SCHEDULES, body(rrule=rrule, **EVERYTHING))
    assert response.codes == EVERYTHING_CODES | {("#/rrule", code)}
    response = post(shared, SCHEDULES, body(rrule=rrule, timezone="Mars", **EVERYTHING))
    always = {("#/rrule", code)} if code == "rule_invalid" else set()
    assert response.codes == EVERYTHING_CODES | {("#/timezone", "unknown_timezone")} | always


def test_a_well_formed_body_gets_the_errors_of_its_rule_and_recipients_together(shared: Api) -> None:
    response = post(shared, SCHEDULES, body(rrule="FREQ=DAILY;COUNT=1", phone="+14254147755"))
    assert response.codes == {("#/rrule", "rule_never"), ("#/phone", "country_not_allowed")}


def test_an_invalid_key_is_reported_with_the_other_errors(shared: Api) -> None:
    response = post(shared, SCHEDULES, body(rrule="FREQ=NEVER"), "a b")
    assert response.codes == {("#/rrule", "rule_invalid"), ("Idempotency-Key", "invalid_idempotency_key")}


@pytest.mark.parametrize(
    ("rrule", "part"),
    [
        ("FREQ=HOURLY", "FREQ"),
        ("FREQ=DAILY;BYWEEKNO=3", "BYWEEKNO"),
        ("FREQ=DAILY;DTSTART=20260101", "DTSTART"),
        ("FREQ=DAILY;BYHOUR=25", "BYHOUR"),
        ("FREQ=DAILY;PLUGH=1", "A part"),
    ],
)
def test_an_unsupported_part_of_a_rule_is_named(shared: Api, rrule: str, part: str) -> None:
    (error,) = post(shared, SCHEDULES, body(rrule=rrule)).json["errors"]
    assert error["detail"].startswith(f"{part} ")
    assert "PLUGH" not in error["detail"]


def test_the_nearest_zone_is_suggested_and_offsets_are_not(shared: Api) -> None:
    (error,) = post(shared, SCHEDULES, body(timezone="australia/sydney")).json["errors"]
    assert error["detail"].endswith("did you mean Australia/Sydney?")
    assert "offset" not in error["detail"]


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+5", "US/Pacific", "Europe/Kyiv"])
def test_every_iana_name_is_a_valid_zone(api: Api, zone: str) -> None:
    assert create(api, timezone=zone)["timezone"] == zone


def test_if_users_may_write_only_to_themselves_so_may_their_schedules(world: World) -> None:
    api = world.api("own", recipients="own")
    world.addresses.of["own"] = "nora@example.org"
    assert post(api, SCHEDULES, body(email="joe@example.org")).codes == {("#/email", "recipient_not_allowed")}
    assert post(api, SCHEDULES, body(preference="sms", phone="+61491570156")).codes == {
        ("#/preference", "sms_off")
    }
    schedule = create(api)
    change = api.patch(path_of(schedule), {"email": "joe@example.org"})
    assert change.codes == {("#/email", "recipient_not_allowed")}


@pytest.mark.parametrize("content", [[], [body()], "text", 5, None, True])
def test_a_body_that_is_no_object_is_rejected(shared: Api, content: object) -> None:
    for path in (SCHEDULES, f"{SCHEDULES}/preview"):
        response = post(shared, path, content)
        assert (response.status, response.codes) == (422, {("#", "wrong_type")})

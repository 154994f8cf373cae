"""Snoozing: a new reminder is created from an ended one, under the current rules."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from tests.unit.api.client import Api
from tests.unit.api.sending import reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World
from workflow.reminders.reminder import OPEN_STATUSES, Status

STATUSES: tuple[Status, ...] = get_args(Status)


def test_a_snooze_creates_a_new_reminder_from_an_ended_one(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "sent", subject="The tap", timezone="Asia/Kolkata", version=4)
    response = send(api, snooze_path(source.id), {"waitSeconds": 600})
    new_id = response.json["id"]
    assert (response.status, response.headers["etag"]) == (201, '"1"')
    assert response.headers["location"] == f"/v1/reminders/{new_id}"
    waiting = {"status": "waiting", "at": None, "messageId": None, "error": None, "outcome": None}
    assert response.json == api.get(path_of(source.id)).json | {
        "id": new_id,
        "snoozedFrom": source.id,
        "status": "scheduled",
        "dueAt": "2026-11-23T09:10:01Z",
        "dueAtLocal": "2026-11-23T14:40:01+05:30",
        "finishedAt": None,
        "version": 1,
        "deliveries": {"email": waiting, "sms": waiting},
    }
    assert api.get(f"/v1/reminders/{new_id}").json == response.json
    assert world.store.get(api.owner, source.id) == replace(source, snoozes=(new_id,))


@pytest.mark.parametrize("status", STATUSES)
def test_only_ended_reminders_are_snoozed(api: Api, world: World, status: Status) -> None:
    source = saved_reminder(api, world, status)
    response = send(api, snooze_path(source.id), {"waitSeconds": 600})
    if status in OPEN_STATUSES:
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.json["currentStatus"] == status
        assert reminder_ids(api) == [source.id]
    else:
        assert (response.status, response.json["snoozedFrom"]) == (201, source.id)


@pytest.mark.parametrize(
    ("when", "due_at", "timezone"),
    [
        ({"dueAt": "2026-11-24T09:00:00+13:00"}, "2026-11-23T20:00:00Z", "Asia/Kolkata"),
        (
            {"dueAt": "2026-11-24T09:00", "timezone": "Australia/Sydney"},
            "2026-11-23T22:00:00Z",
            "Australia/Sydney",
        ),
        ({"waitSeconds": 0, "timezone": "UTC"}, "2026-11-23T09:00:01Z", "UTC"),
        ({"waitSeconds": 0, "timezone": None}, "2026-11-23T09:00:01Z", "Asia/Kolkata"),
    ],
)
def test_the_time_zone_is_the_requested_one_or_the_sources(
    api: Api, world: World, when: dict[str, object], due_at: str, timezone: str
) -> None:
    source = saved_reminder(api, world, "sent", timezone="Asia/Kolkata")
    reminder = send(api, snooze_path(source.id), when).json
    assert (reminder["dueAt"], reminder["timezone"]) == (due_at, timezone)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ({}, {("#", "due_time_required")}),
        ({"waitSeconds": None}, {("#", "due_time_required")}),
        ({"waitSeconds": 60, "dueAt": "2026-11-24T09:00:00Z"}, {("#", "due_time_ambiguous")}),
        ({"waitSeconds": -1}, {("#/waitSeconds", "out_of_range")}),
        ({"waitSeconds": 10**400}, {("#/waitSeconds", "too_far_ahead")}),
        ({"dueAt": "tomorrow"}, {("#/dueAt", "invalid_date_time")}),
        ({"dueAt": "2026-11-24T09:00:00"}, {("#/timezone", "timezone_required")}),
        (
            {"dueAt": "2027-04-04T02:30:00", "timezone": "Australia/Sydney"},
            {("#/dueAt", "local_time_repeated")},
        ),
        (
            {"dueAt": "2020-01-01T00:00:00Z", "timezone": "Nowhere", "colour": "blue"},
            {("#/dueAt", "in_the_past"), ("#/timezone", "unknown_timezone"), ("#", "unknown_member")},
        ),
        *(
            ({"waitSeconds": 60, member: "x"}, {("#", "unknown_member")})
            for member in ("reference", "metadata", "snoozedFrom", "status")
        ),
        ([], {("#", "wrong_type")}),
        (None, {("#", "wrong_type")}),
    ],
    ids=lambda each: "" if isinstance(each, set) else str(each),
)
def test_broken_rules_are_named_together(
    api: Api, world: World, body: object, codes: set[tuple[str, str]]
) -> None:
    source = saved_reminder(api, world, "sent", timezone="Asia/Kolkata")
    response = send(api, snooze_path(source.id), body, "a b")
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    of_key = {("Idempotency-Key", "invalid_idempotency_key")} if isinstance(body, dict) else set()
    assert response.codes == codes | of_key
    assert reminder_ids(api) == [source.id]


@pytest.mark.parametrize(
    ("preference", "countries", "code"), [("sms", ("NZ",), "country_not_allowed"), ("both", (), "sms_off")]
)
def test_the_current_rules_apply_to_the_sms_of_the_new_reminder(
    api: Api, world: World, preference: str, countries: tuple[str, ...], code: str
) -> None:
    source = saved_reminder(api, world, "sent", preference=preference)
    today = world.api(api.owner, sms_countries=countries)
    response = send(today, snooze_path(source.id), {"waitSeconds": 60})
    assert (response.status, response.codes) == (422, {("#", code)})
    assert "491570156" not in response.content.decode()
    assert reminder_ids(api) == [source.id]


def test_an_unused_number_is_not_checked(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "sent", preference="email")
    today = world.api(api.owner, sms_countries=("NZ",))
    assert send(today, snooze_path(source.id), {"waitSeconds": 60}).json["phone"] == source.phone


def test_a_scheduled_source_is_reported_before_violations_of_current_rules(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "scheduled")
    assert send(api, snooze_path(source.id), {"dueAt": "2020-01-01T00:00:00Z"}).status == 409
    assert send(api, snooze_path(str(uuid.uuid4())), {"dueAt": "2020-01-01T00:00:00Z"}).status == 404


def test_a_key_creates_one_reminder_even_after_its_source_is_erased(api: Api, world: World) -> None:
    source = saved_reminder(api, world, "sent")
    first = send(api, snooze_path(source.id), {"waitSeconds": 60}, "k1")
    assert world.store.erase(api.owner, source.id)
    api.clock.now += timedelta(hours=1)
    again = send(api, snooze_path(source.id), {"waitSeconds": 60}, "k1")
    assert (again.status, again.headers["idempotent-replayed"]) == (200, "true")
    assert again.json == first.json
    assert reminder_ids(api) == [first.json["id"]]

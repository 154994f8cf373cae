"""Changing a scheduled reminder: only the requested members change, and the timer follows its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.stored_reminders import path_of, record, timers
from tests.unit.api.world import NOW, World
from workflow.time.deadlines import FAR

WAITING = {"status": "waiting", "at": None, "messageId": None, "error": None, "outcome": None}


def test_the_response_shows_the_reminder_after_the_change(api: Api) -> None:
    before = api.create(phone="+61491570156")
    api.clock.now = NOW + timedelta(minutes=5)
    response = api.patch(path_of(before["id"]), {"message": "Call again", "preference": "both"})
    assert (response.status, response.headers["etag"]) == (200, '"2"')
    assert response.json == before | {
        "message": "Call again",
        "preference": "both",
        "version": 2,
        "updatedAt": "2026-11-23T09:05:00.250Z",
        "deliveries": {"email": WAITING, "sms": WAITING},
    }
    assert api.get(path_of(before["id"])).json == response.json


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"message": "Call again"}, {"message": "Call again"}),
        ({"subject": "The tap"}, {"subject": "The tap"}),
        ({"email": "C@D.Example"}, {"email": "C@d.example"}),
        ({"phone": "+61 491 570 157"}, {"phone": "+61491570157"}),
        (
            {"timezone": "Asia/Kolkata"},
            {"timezone": "Asia/Kolkata", "dueAtLocal": "2026-11-23T15:30:01+05:30"},
        ),
        (
            {"waitSeconds": 60},
            {"dueAt": "2026-11-23T09:01:01Z", "dueAtLocal": "2026-11-23T09:01:01+00:00"},
        ),
        (
            {"dueAt": "2026-12-24T09:00:00Z"},
            {"dueAt": "2026-12-24T09:00:00Z", "dueAtLocal": "2026-12-24T09:00:00+00:00"},
        ),
        ({"preference": "sms"}, {"preference": "sms", "deliveries": {"sms": WAITING}}),
        ({"phone": None, "preference": "email"}, {"phone": None, "preference": "email"}),
    ],
)
def test_a_single_member_changes_nothing_else(
    api: Api, change: dict[str, Any], shown: dict[str, Any]
) -> None:
    before = api.create(phone="+61491570156", subject="Tap")
    after = api.patch(path_of(before["id"]), change).json
    assert after == before | shown | {"version": 2}


def test_null_clears_optional_members(api: Api) -> None:
    before = api.create(phone="+61491570156", subject="Tap")
    after = api.patch(path_of(before["id"]), {"subject": None, "phone": None}).json
    assert (after["subject"], after["phone"]) == (None, None)
    again = api.patch(path_of(before["id"]), {"subject": None})
    assert (again.status, again.json["version"]) == (200, 2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"message": "Call again", "timezone": "UTC"}, {"g1": "RUNNING"}),
        ({"waitSeconds": 60}, {"g1": "ABORTED", "g2": "RUNNING"}),
        ({"waitSeconds": 7200}, {"g1": "ABORTED", "g2": "RUNNING"}),
    ],
    ids=["no time", "sooner", "later"],
)
def test_another_time_starts_another_timer_and_stops_the_old_one(
    api: Api, world: World, change: dict[str, Any], expected: dict[str, str]
) -> None:
    reminder_id = api.create()["id"]
    assert api.patch(path_of(reminder_id), change).status == 200
    assert timers(world, reminder_id) == expected
    assert record(api, world, reminder_id).generation == len(expected)


def test_a_far_time_needs_no_timer_yet(api: Api, world: World) -> None:
    reminder_id = api.create()["id"]
    assert api.patch(path_of(reminder_id), {"waitSeconds": 10**7}).status == 200
    assert timers(world, reminder_id) == {"g1": "ABORTED"}
    changed = record(api, world, reminder_id)
    assert changed.check_at == changed.due_at - FAR


def test_the_same_time_again_changes_nothing(api: Api, world: World) -> None:
    before = api.create()
    after = api.patch(path_of(before["id"]), {"dueAt": before["dueAt"]}).json
    assert after == before
    assert timers(world, before["id"]) == {"g1": "RUNNING"}

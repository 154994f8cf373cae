"""Limits on an owner's schedules and occurrences: each has its own error code."""

from __future__ import annotations

import pytest

from tests.unit.api.schedules.schedule_requests import (
    SCHEDULES,
    body,
    create,
    create_ahead,
    created_reminders,
    path_of,
    post_call,
)
from tests.unit.api.sending import rate_limit, send
from tests.unit.api.world import World

TWICE = "FREQ=DAILY;BYHOUR=9,17"


def test_the_number_of_active_schedules_is_limited(world: World) -> None:
    api = world.new_owner(schedules_active=2)
    first = create(api)
    create(api)
    response = send(api, SCHEDULES, body())
    assert (response.status, response.json["code"]) == (429, "schedule_limit_reached")
    assert "retry-after" not in response.headers
    post_call(api, first, "pause")
    third = create(api)
    resumed = post_call(api, first, "resume")
    assert (resumed.status, resumed.json["code"]) == (429, "schedule_limit_reached")
    api.delete(path_of(third))
    assert post_call(api, first, "resume").status == 200
    assert sorted(each["status"] for each in api.get(SCHEDULES).json["items"]) == [
        "active",
        "active",
        "ended",
    ]


def test_the_occurrences_of_their_largest_days_are_limited(world: World) -> None:
    api = world.new_owner(occurrences_per_day=3)
    schedule = create(api, rrule=TWICE)
    create(api)
    for response in (send(api, SCHEDULES, body()), api.patch(path_of(schedule), {"rrule": f"{TWICE},18"})):
        assert (response.status, response.json["code"]) == (429, "occurrence_limit_reached")
        assert "retry-after" not in response.headers
    assert api.patch(path_of(schedule), {"rrule": "FREQ=DAILY"}).status == 200
    assert send(api, SCHEDULES, body()).status == 201


def test_a_schedule_beyond_the_whole_limit_is_rejected(world: World) -> None:
    api = world.new_owner(occurrences_per_day=1)
    assert send(api, SCHEDULES, body(rrule=TWICE)).json["code"] == "occurrence_limit_reached"
    assert api.get(SCHEDULES).json["items"] == []


@pytest.mark.parametrize(
    ("limits", "code"),
    [({"reminders_per_day": 1}, "daily_limit_reached"), ({"reminders_waiting": 1}, "too_many_waiting")],
)
def test_a_schedule_counts_as_a_created_reminder(world: World, limits: dict[str, int], code: str) -> None:
    api = world.new_owner(**limits)
    api.create()
    response = send(api, SCHEDULES, body())
    assert (response.status, response.json["code"]) == (429, code)
    assert rate_limit(response)[1] == (0 if code == "daily_limit_reached" else rate_limit(response)[1])


def test_changes_are_counted(world: World) -> None:
    api = world.new_owner(changes_per_day=1)
    schedule = create(api)
    assert api.patch(path_of(schedule), {"message": "Ring"}).status == 200
    response = api.patch(path_of(schedule), {"message": "Call"})
    assert (response.status, response.json["code"]) == (429, "change_limit_reached")
    assert int(response.headers["retry-after"]) == 15 * 3600
    assert api.delete(path_of(schedule)).status == 200


def test_a_resume_counts_as_a_change_and_a_pause_does_not(world: World) -> None:
    api = world.new_owner(changes_per_day=1)
    schedule = create(api)
    calls = [post_call(api, schedule, name) for name in ("pause", "resume", "pause", "resume")]
    assert [response.status for response in calls] == [200, 200, 200, 429]
    assert calls[-1].json["code"] == "change_limit_reached"


@pytest.mark.parametrize("limit", ["reminders_per_recipient_per_day", "sms_parts_per_day"])
def test_an_occurrence_beyond_a_limit_of_its_owner_is_created_as_failed(world: World, limit: str) -> None:
    api = world.new_owner(**{limit: 1})
    schedule = create(api, rrule="FREQ=DAILY;BYHOUR=12,17", preference="sms", phone="+61491570156")
    first, second = created_reminders(api, schedule)
    assert (first["status"], second["status"], second["attention"]) == ("scheduled", "failed", True)
    assert second["deliveries"]["sms"]["error"]["code"] == "owner_limit_reached"
    response = create_ahead(api, schedule, "2026-11-24T17:00:00")
    assert (response.status, response.json["status"]) == (200, "failed")

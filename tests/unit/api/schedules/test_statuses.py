"""Pauses, resumes, ends and erases a schedule."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import (
    TIMES,
    create,
    create_ahead,
    created_reminders,
    path_of,
    post_call,
)
from tests.unit.api.world import World


def test_a_pause_cancels_scheduled_reminders_and_a_resume_creates_them_again(api: Api) -> None:
    schedule = create(api)
    response = post_call(api, schedule, "pause")
    shown = response.json
    assert (response.status, shown["status"], shown["pausedReason"]) == (200, "paused", "owner")
    assert (shown["version"], shown["attention"], shown["tooLate"]) == (2, False, [])
    assert (shown["nextDueAt"], shown["nextReminderId"]) == (None, None)
    (reminder,) = created_reminders(api, schedule)
    assert (reminder["status"], reminder["reason"]) == ("cancelled", "schedule")
    post_call(api, schedule, "resume")
    assert sorted(each["status"] for each in created_reminders(api, schedule)) == ["cancelled", "scheduled"]


def test_a_resumed_schedule_continues_from_now(api: Api) -> None:
    schedule = create(api)
    post_call(api, schedule, "pause")
    api.clock.advance(days=2)
    response = post_call(api, schedule, "resume")
    shown = response.json
    assert (response.status, shown["status"], shown["pausedReason"]) == (200, "active", None)
    assert shown["version"] == 3
    assert (shown["nextDueAt"], shown["missed"], shown["tooLate"]) == ("2026-11-25T22:00:00Z", 0, [])
    assert [each["occurrence"] for each in created_reminders(api, schedule)] == [TIMES[0], TIMES[2]]


def test_reminders_cancelled_by_the_owner_are_not_created_again(api: Api) -> None:
    schedule = create(api)
    api.delete(f"/v1/reminders/{schedule['nextReminderId']}")
    assert api.get(path_of(schedule)).json["nextDueAt"] == "2026-11-24T22:00:00Z"
    post_call(api, schedule, "pause")
    post_call(api, schedule, "resume")
    assert [(each["status"], each["reason"]) for each in created_reminders(api, schedule)] == [
        ("cancelled", None)
    ]


@pytest.mark.parametrize("call", ["pause", "resume"])
def test_a_repeated_call_returns_the_schedule_unchanged(api: Api, call: str) -> None:
    schedule = create(api)
    if call == "pause":
        post_call(api, schedule, "pause")
    before = api.get(path_of(schedule)).json
    response = post_call(api, schedule, call)
    assert (response.status, response.json) == (200, before | {"tooLate": []})


def test_an_end_is_permanent(api: Api) -> None:
    schedule = create(api)
    create_ahead(api, schedule, TIMES[1])
    response = api.delete(path_of(schedule))
    shown = response.json
    assert (response.status, shown["status"], shown["version"]) == (200, "ended", 2)
    assert (shown["endedAt"], shown["nextDueAt"]) == ("2026-11-23T09:00:00.250Z", None)
    assert [(each["status"], each["reason"]) for each in created_reminders(api, schedule)] == [
        ("cancelled", "schedule")
    ] * 2
    again = api.delete(path_of(schedule), '"9"')
    assert (again.status, again.json) == (200, shown)
    for call in ("pause", "resume"):
        refused = post_call(api, schedule, call)
        assert (refused.status, refused.json["code"]) == (409, "wrong_status")
        assert refused.json["currentStatus"] == "ended"


def test_an_ended_schedule_is_erased_and_its_reminders_stay(api: Api) -> None:
    schedule = create(api)
    path = path_of(schedule)
    for status in ("active", "paused"):
        response = api.delete(path, erase="true")
        assert (response.status, response.json["currentStatus"]) == (409, status)
        post_call(api, schedule, "pause")
    api.delete(path)
    for _ in range(2):
        response = api.delete(path, erase="true")
        assert (response.status, response.content) == (204, b"")
    assert api.get(path).status == 404
    assert [each["status"] for each in created_reminders(api, schedule)] == ["cancelled"]


def test_erase_is_true_or_false(api: Api) -> None:
    schedule = create(api)
    response = api.delete(path_of(schedule), erase="1")
    assert (response.status, response.codes) == (422, {("erase", "unknown_value")})
    assert api.get(path_of(schedule)).json == schedule
    assert api.delete(path_of(schedule), erase="false").json["status"] == "ended"


def test_a_schedule_that_may_no_longer_be_sent_is_not_resumed(world: World) -> None:
    schedule = create(world.api("once"), preference="sms", phone="+61491570156")
    api = world.api("once", sms_countries=("NZ",))
    post_call(api, schedule, "pause")
    response = post_call(api, schedule, "resume")
    assert (response.status, response.codes) == (422, {("#", "country_not_allowed")})
    assert api.patch(path_of(schedule), {"preference": "email"}).status == 200
    assert post_call(api, schedule, "resume").status == 200

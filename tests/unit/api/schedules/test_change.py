"""Changing a schedule: scheduled reminders follow, owners' own changes stay, sending ones are named."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.records import set_attributes
from tests.unit.api.schedules.schedule_requests import (
    DAILY,
    SCHEDULES,
    TIMES,
    Json,
    claim,
    create,
    create_ahead,
    created_reminders,
    path_of,
    post_call,
)
from tests.unit.api.world import World

NEVER_NULL = ("message", "preference", "timezone", "start", "rrule", "exdates")
SENT_BY = {"message", "subject", "preference", "email", "phone", "reference", "metadata"}


def statuses(api: Api, schedule: Json) -> list[tuple[str, str, str | None]]:
    return [(each["occurrence"], each["status"], each["reason"]) for each in created_reminders(api, schedule)]


@pytest.mark.parametrize(
    "change",
    [
        {"message": "Ring", "subject": "Tap"},
        {"preference": "both", "phone": "+61491570156"},
        {"email": "joe@example.org", "reference": "b", "metadata": {"a": "c", "d": "e"}},
        {"metadata": None, "subject": None},
    ],
)
def test_contents_of_scheduled_reminders_are_changed_in_place(api: Api, change: dict[str, Any]) -> None:
    schedule = create(api, reference="a", metadata={"a": "b"}, subject="Old")
    response = api.patch(path_of(schedule), change)
    assert (response.status, response.headers["etag"], response.json["version"]) == (200, '"2"', 2)
    assert response.json["tooLate"] == []
    (reminder,) = created_reminders(api, schedule)
    assert (reminder["id"], reminder["status"]) == (schedule["nextReminderId"], "scheduled")
    assert reminder["dueAt"] == "2026-11-23T22:00:00Z"
    assert {name: reminder[name] for name in SENT_BY} == {name: response.json[name] for name in SENT_BY}
    shown = response.json
    del shown["tooLate"]
    assert api.get(path_of(schedule)).json == shown


def test_metadata_is_merged_by_name(api: Api) -> None:
    schedule = create(api, metadata={"a": "b", "c": "d"})
    response = api.patch(path_of(schedule), {"metadata": {"a": None, "e": "f"}})
    assert response.json["metadata"] == {"c": "d", "e": "f"}


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ({"start": "2026-11-01T10:00:00"}, "2026-11-24T10:00:00"),
        ({"rrule": "FREQ=DAILY;BYHOUR=11"}, "2026-11-24T11:00:00"),
        ({"exdates": [TIMES[0]]}, None),
        ({"timezone": "Asia/Tokyo"}, TIMES[0]),
    ],
)
def test_another_time_cancels_former_occurrences_and_creates_the_missing_ones(
    api: Api, change: dict[str, Any], after: str | None
) -> None:
    schedule = create(api)
    response = api.patch(path_of(schedule), change)
    assert response.status == 200, response.json
    found = statuses(api, schedule)
    assert (TIMES[0], "cancelled", "schedule") in found
    waiting = [occurrence for occurrence, status, _ in found if status == "scheduled"]
    assert waiting == ([] if after is None else [after])
    assert {name: response.json[name] for name in change} == change


def test_occurrences_that_another_rule_contains_too_stay(api: Api) -> None:
    schedule = create(api)
    response = api.patch(path_of(schedule), {"rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"})
    assert response.json["nextReminderId"] == schedule["nextReminderId"]
    assert statuses(api, schedule) == [(TIMES[0], "scheduled", None)]


def test_a_change_without_effect_keeps_the_version(api: Api) -> None:
    schedule = create(api)
    response = api.patch(path_of(schedule), {"message": "Call", "rrule": "freq=daily", "exdates": []})
    assert (response.status, response.json["version"]) == (200, 1)
    response = api.patch(path_of(schedule), {"timezone": "Australia/Sydney"}, '"1"')
    assert (response.status, response.json["version"]) == (200, 1)


def test_past_exclusions_are_removed(api: Api) -> None:
    schedule = create(api)
    response = api.patch(path_of(schedule), {"exdates": ["2026-11-02T09:00:00", TIMES[2], TIMES[1]]})
    assert response.json["exdates"] == TIMES[1:3]


@pytest.mark.parametrize("by_hand", ["changed", "moved", "cancelled"])
def test_a_reminder_that_its_owner_changed_is_left_alone(api: Api, by_hand: str) -> None:
    schedule = create(api)
    path = f"/v1/reminders/{schedule['nextReminderId']}"
    if by_hand == "cancelled":
        api.delete(path)
    else:
        api.patch(path, {"message": "Mine"} if by_hand == "changed" else {"waitSeconds": 3600})
    before = api.get(path).json
    assert api.patch(path_of(schedule), {"message": "Ring"}).status == 200
    assert api.patch(path_of(schedule), {"exdates": [TIMES[0]]}).status == 200
    assert api.patch(path_of(schedule), {"exdates": []}).status == 200
    assert api.get(path).json == before
    assert [each["occurrence"] for each in created_reminders(api, schedule)] == [TIMES[0]]


def test_a_sending_reminder_is_too_late_and_named(api: Api, world: World) -> None:
    schedule = create(api)
    create_ahead(api, schedule, TIMES[1])
    claim(world, api, schedule["nextReminderId"])
    change = api.patch(path_of(schedule), {"message": "Ring"})
    assert change.json["tooLate"] == [schedule["nextReminderId"]]
    assert [(each["status"], each["message"]) for each in created_reminders(api, schedule)] == [
        ("sending", "Call"),
        ("scheduled", "Ring"),
    ]
    again = api.patch(path_of(schedule), {"message": "Ring"})
    later = [post_call(api, schedule, way) for way in ("resume", "pause", "pause", "resume")]
    ended = [api.delete(path_of(schedule)) for _ in range(2)]
    for each in (again, *later, *ended):
        assert each.json["tooLate"] == [schedule["nextReminderId"]]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, {("#", "missing")}),
        ({"colour": "blue"}, {("#", "unknown_member")}),
        (dict.fromkeys(NEVER_NULL), {(f"#/{name}", "wrong_type") for name in NEVER_NULL}),
        ({"email": None}, {("#/email", "missing")}),
        ({"preference": "both"}, {("#/phone", "missing")}),
        ({"preference": "sms", "phone": "+14254147755"}, {("#/phone", "country_not_allowed")}),
        ({"metadata": {f"n{n}": "x" for n in range(17)}}, {("#/metadata", "too_many")}),
        ({"rrule": "FREQ=HOURLY"}, {("#/rrule", "rule_invalid")}),
        (
            {"rrule": "FREQ=DAILY;COUNT=1", "preference": "sms", "phone": "+14254147755", "message": ""},
            {("#/rrule", "rule_never"), ("#/phone", "country_not_allowed"), ("#/message", "blank")},
        ),
        (
            {"rrule": "FREQ=DAILY;COUNT=1", "preference": "both", "phone": "+14254147755"},
            {("#/rrule", "rule_never"), ("#/phone", "country_not_allowed")},
        ),
        (
            {"rrule": "FREQ=DAILY;COUNT=1", "email": None, "timezone": "Mars"},
            {("#/timezone", "unknown_timezone"), ("#/email", "missing")},
        ),
        ([], {("#", "wrong_type")}),
    ],
)
def test_a_broken_rule_is_named_and_nothing_is_changed(
    api: Api, change: object, codes: set[tuple[str, str]]
) -> None:
    schedule = create(api)
    before = api.get(path_of(schedule)).json, created_reminders(api, schedule)
    response = api.patch(path_of(schedule), change)
    assert (response.status, response.json["code"], response.codes) == (422, "invalid_request", codes)
    assert (api.get(path_of(schedule)).json, created_reminders(api, schedule)) == before


def test_a_change_may_be_a_merge_patch(api: Api) -> None:
    schedule = create(api)
    merge_patch = {"content-type": "application/merge-patch+json"}
    assert api.call("PATCH", path_of(schedule), b'{"message": "Ring"}', merge_patch).status == 200
    assert api.call("POST", SCHEDULES, b"{}", merge_patch).status == 415


def test_an_ended_schedule_is_not_changed_whatever_other_errors_there_are(api: Api) -> None:
    schedule = create(api)
    api.delete(path_of(schedule))
    for change in ({"message": "Ring"}, {"message": ""}, {}):
        response = api.patch(path_of(schedule), change, '"9"')
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.json["currentStatus"] == "ended"


def test_an_id_may_be_in_upper_case(api: Api) -> None:
    schedule = create(api)
    assert api.get(f"{SCHEDULES}/{schedule['id'].upper()}").json == schedule


def test_a_paused_schedule_is_changed_and_creates_nothing(api: Api) -> None:
    schedule = create(api)
    post_call(api, schedule, "pause")
    response = api.patch(path_of(schedule), {"start": "2026-11-01T10:00:00"})
    assert (response.json["status"], response.json["start"]) == ("paused", "2026-11-01T10:00:00")
    assert statuses(api, schedule) == [(TIMES[0], "cancelled", "schedule")]
    assert post_call(api, schedule, "resume").json["nextDueAt"] == "2026-11-23T23:00:00Z"


def test_this_and_all_following_occurrences_can_be_changed(api: Api) -> None:
    """The old schedule gets an `UNTIL`, a new one starts there: each occurrence comes once."""
    old = create(api)
    end = {"rrule": "FREQ=DAILY;UNTIL=20261124"}
    assert api.patch(path_of(old), end).json["lastDueAt"] == "2026-11-23T22:00:00Z"
    new = create(api, message="Ring", **DAILY | {"start": "2026-11-25T10:00:00"})
    assert statuses(api, old) == [(TIMES[0], "scheduled", None)]
    assert new["nextDueAt"] == "2026-11-24T23:00:00Z"


def test_a_stored_rule_that_is_no_longer_accepted_is_named_when_its_times_change(
    api: Api, world: World
) -> None:
    schedule = create(api)
    set_attributes(world, f"schedule#{api.owner}", schedule["id"], {"rrule": {"S": "FREQ=HOURLY"}})
    response = api.patch(path_of(schedule), {"start": "2026-11-01T10:00:00"})
    assert (response.status, response.codes) == (422, {("#/rrule", "rule_invalid")})
    assert api.patch(path_of(schedule), {"start": "2026-11-01T10:00:00", "rrule": "FREQ=DAILY"}).status == 200

"""Creates occurrences ahead, to move, change or cancel them separately; and previews rules."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest

from tests.unit.api.client import JSON, Api
from tests.unit.api.schedules.schedule_requests import (
    DAILY,
    SCHEDULES,
    TIMES,
    create,
    create_ahead,
    created_reminders,
    path_of,
    post_call,
)
from tests.unit.api.sending import send
from tests.unit.api.world import World
from workflow.recurrence.end import last_occurrence

PREVIEW = f"{SCHEDULES}/preview"


def test_an_occurrence_is_created_once(api: Api) -> None:
    schedule = create(api)
    first, again = create_ahead(api, schedule, TIMES[3]), create_ahead(api, schedule, TIMES[3])
    assert (first.status, again.status) == (201, 200)
    assert first.json == again.json
    reminder = first.json
    assert first.headers["location"] == f"/v1/reminders/{reminder['id']}" == again.headers["location"]
    assert (first.headers["etag"], "ratelimit" in first.headers) == ('"1"', False)
    assert (reminder["scheduleId"], reminder["occurrence"]) == (schedule["id"], TIMES[3])
    assert (reminder["dueAt"], reminder["localTime"]) == ("2026-11-26T22:00:00Z", TIMES[3])
    assert [each["occurrence"] for each in created_reminders(api, schedule)] == [TIMES[0], TIMES[3]]
    assert api.get(path_of(schedule)).json["version"] == 1


def test_an_occurrence_that_a_step_created_is_returned(api: Api) -> None:
    schedule = create(api)
    response = create_ahead(api, schedule, TIMES[0])
    assert (response.status, response.json["id"]) == (200, schedule["nextReminderId"])


def test_an_occurrence_is_only_created_for_the_current_version_of_its_schedule(api: Api) -> None:
    schedule = create(api)
    path, body = path_of(schedule, "/occurrences"), json.dumps({"occurrence": TIMES[3]}).encode()
    for if_match, status in (('"9"', 412), ("1", 422), ('"1"', 201), ('"9"', 200)):
        assert api.call("POST", path, body, JSON | {"if-match": if_match}).status == status
    assert len(created_reminders(api, schedule)) == 2


def test_one_occurrence_may_be_moved_alone(api: Api) -> None:
    schedule = create(api)
    reminder = create_ahead(api, schedule, TIMES[1]).json
    moved = {"dueAt": "2026-11-25T12:00:00", "timezone": "Australia/Sydney"}
    response = api.patch(f"/v1/reminders/{reminder['id']}", moved)
    assert (response.json["occurrence"], response.json["localTime"]) == (TIMES[1], "2026-11-25T12:00:00")
    assert create_ahead(api, schedule, TIMES[1]).json == response.json


@pytest.mark.parametrize(
    ("local", "code"),
    [
        ("2026-11-23T09:00:00", "not_an_occurrence"),
        ("2026-11-24T09:00:01", "not_an_occurrence"),
        ("2026-12-24T09:00:00", "not_an_occurrence"),
        ("2200-01-01T09:00:00", "not_an_occurrence"),
        ("2026-11-25T09:00:00Z", "invalid_date_time"),
        ("0001-01-01T00:00:00", "out_of_range"),
        (None, "wrong_type"),
    ],
)
def test_a_time_that_is_no_occurrence_is_rejected(api: Api, local: object, code: str) -> None:
    schedule = create(api, exdates=["2026-12-24T09:00:00"])
    response = create_ahead(api, schedule, local)
    assert (response.status, response.codes) == (422, {("#/occurrence", code)})
    assert "ratelimit" not in response.headers
    assert len(created_reminders(api, schedule)) == 1


def test_the_occurrence_is_required(api: Api) -> None:
    response = send(api, path_of(create(api), "/occurrences"), {"ocurrence": TIMES[1]})
    assert response.codes == {("#/occurrence", "missing"), ("#", "unknown_member")}


def test_a_paused_or_ended_schedule_creates_none(api: Api) -> None:
    schedule = create(api)
    for status in ("paused", "ended"):
        post_call(api, schedule, "pause") if status == "paused" else api.delete(path_of(schedule))
        response = create_ahead(api, schedule, TIMES[1])
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.json["currentStatus"] == status


def test_an_occurrence_that_may_not_be_sent_is_not_created(world: World) -> None:
    schedule = create(world.api("ahead"), preference="sms", phone="+61491570156")
    response = create_ahead(world.api("ahead", sms_countries=("NZ",)), schedule, TIMES[1])
    assert (response.status, response.codes) == (422, {("#", "country_not_allowed")})


def test_an_occurrence_whose_reminder_was_erased_is_not_created_again(api: Api) -> None:
    schedule = create(api)
    path = f"/v1/reminders/{schedule['nextReminderId']}"
    api.delete(path)
    api.delete(path, erase="true")
    response = create_ahead(api, schedule, TIMES[0])
    assert (response.status, response.json["code"]) == (409, "reminder_gone")


def test_the_number_created_ahead_is_limited(api: Api) -> None:
    schedule = create(api)
    days = [f"2026-12-{day:02}T09:00:00" for day in range(1, 12)]
    responses = [create_ahead(api, schedule, local) for local in days]
    assert [response.status for response in responses] == [201] * 10 + [409]
    assert responses[-1].json["code"] == "too_many_ahead"


def test_a_preview_shows_the_next_ten(api: Api) -> None:
    response = send(api, PREVIEW, DAILY)
    shown = response.json["occurrences"]
    assert (response.status, len(shown)) == (200, 10)
    assert shown[0] == {
        "occurrence": TIMES[0],
        "dueAt": "2026-11-23T22:00:00Z",
        "dueAtLocal": "2026-11-24T09:00:00+11:00",
    }
    assert [each["occurrence"] for each in shown[:4]] == TIMES
    assert api.get(SCHEDULES).json["items"] == []
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("rrule", ["FREQ=DAILY;COUNT=50", "FREQ=DAILY;UNTIL=20261031"])
def test_a_preview_computes_the_end_of_a_rule_once(
    api: Api, monkeypatch: pytest.MonkeyPatch, rrule: str
) -> None:
    worked_out = Mock(side_effect=last_occurrence)
    monkeypatch.setattr("workflow.schedules.times.last_occurrence", worked_out)
    send(api, PREVIEW, DAILY | {"rrule": rrule})
    assert worked_out.call_count == 1


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ({"rrule": "FREQ=DAILY;COUNT=25"}, ["2026-11-24T09:00:00", "2026-11-25T09:00:00"]),
        ({"rrule": "FREQ=DAILY;UNTIL=20261126", "exdates": TIMES[:2]}, ["2026-11-26T09:00:00"]),
    ],
)
def test_a_preview_shows_the_occurrences_of_a_rule(api: Api, times: dict[str, Any], shown: list[str]) -> None:
    response = send(api, PREVIEW, DAILY | times)
    assert [each["occurrence"] for each in response.json["occurrences"]] == shown


def test_a_skipped_local_time_is_shown_as_clocks_show_it(api: Api) -> None:
    """Clocks in Sydney go from 2 to 3 on 3 October 2027."""
    times = {"timezone": "Australia/Sydney", "start": "2027-10-03T02:30:00", "rrule": "FREQ=DAILY;COUNT=1"}
    (shown,) = send(api, PREVIEW, times).json["occurrences"]
    assert (shown["occurrence"], shown["dueAtLocal"]) == ("2027-10-03T02:30:00", "2027-10-03T03:30:00+11:00")


@pytest.mark.parametrize(
    ("times", "codes"),
    [
        ({}, {("#/timezone", "missing"), ("#/start", "missing"), ("#/rrule", "missing")}),
        (
            DAILY | {"rrule": "FREQ=NEVER", "start": 5},
            {("#/rrule", "rule_invalid"), ("#/start", "wrong_type")},
        ),
        (DAILY | {"message": "Call"}, {("#", "unknown_member")}),
        (
            DAILY | {"rrule": "FREQ=DAILY;COUNT=1", "exdates": ["x"]},
            {("#/rrule", "rule_never"), ("#/exdates", "invalid_date_time")},
        ),
    ],
)
def test_errors_of_a_preview_are_named(api: Api, times: dict[str, Any], codes: set[tuple[str, str]]) -> None:
    response = send(api, PREVIEW, times)
    assert (response.status, response.codes) == (422, codes)

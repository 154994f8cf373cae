"""`localTime` is stored if a local time was requested, and follows changes and snoozes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.api.client import Api, email_reminder
from tests.unit.api.sending import send, snooze_path
from tests.unit.api.stored_reminders import saved_reminder
from tests.unit.api.world import World
from workflow.time.local_time import NoSingleMoment, local_text, moment, moment_by_rule
from workflow.time.times import rounded_up, seconds_text

SYDNEY, VANCOUVER = "Australia/Sydney", "America/Vancouver"
LOCAL = "2027-01-15T09:00:00"
NOT_LOCAL: list[dict[str, Any]] = [
    {"waitSeconds": 60},
    {"dueAt": f"{LOCAL}+11:00"},
    {"dueAt": f"{LOCAL}Z", "timezone": SYDNEY},
]
zones = st.sampled_from([SYDNEY, VANCOUVER, "Europe/London", "Pacific/Apia", "UTC", "+05:30"])
locals_ = st.datetimes(datetime(2026, 11, 25), datetime(2031, 11, 1))  # noqa: DTZ001  # local


def create_with(api: Api, timing: dict[str, Any]) -> dict[str, Any]:
    """Returns the response to the creation of a reminder with this timing."""
    response: dict[str, Any] = api.create(**({"waitSeconds": ...} | timing))
    return response


@pytest.mark.parametrize("timing", NOT_LOCAL)
def test_an_offset_or_a_wait_sets_no_local_time_and_removes_one(
    api: Api, world: World, timing: dict[str, Any]
) -> None:
    assert create_with(api, timing)["localTime"] is None
    local = create_with(api, {"dueAt": LOCAL, "timezone": SYDNEY})
    assert local["localTime"] == LOCAL
    assert api.patch(f"/v1/reminders/{local['id']}", timing).json["localTime"] is None
    ended = saved_reminder(api, world, "sent", timezone=SYDNEY, local_time=datetime.fromisoformat(LOCAL))
    assert send(api, snooze_path(ended.id), timing).json["localTime"] is None


def test_a_change_and_a_snooze_set_a_local_time(api: Api, world: World) -> None:
    timing = {"dueAt": "2027-02-01T10:00", "timezone": VANCOUVER}
    waiting, ended = api.create()["id"], saved_reminder(api, world, "sent")
    for response in (api.patch(f"/v1/reminders/{waiting}", timing), send(api, snooze_path(ended.id), timing)):
        assert (response.json["localTime"], response.json["timezone"]) == ("2027-02-01T10:00:00", VANCOUVER)


def test_a_change_to_another_zone_removes_it_and_to_the_same_zone_does_not(api: Api) -> None:
    created = create_with(api, {"dueAt": LOCAL, "timezone": SYDNEY})
    path = f"/v1/reminders/{created['id']}"
    same = api.patch(path, {"timezone": SYDNEY}).json
    assert (same["localTime"], same["dueAt"]) == (LOCAL, created["dueAt"])
    assert api.patch(path, {"message": "Ring", "email": "b@c.example"}).json["localTime"] == LOCAL
    other = api.patch(path, {"timezone": VANCOUVER}).json
    assert (other["localTime"], other["dueAt"]) == (None, created["dueAt"])
    assert api.patch(path, {"timezone": SYDNEY}).json["localTime"] is None


def test_the_same_moment_in_another_form_sets_and_removes_it(api: Api) -> None:
    created = create_with(api, {"dueAt": f"{LOCAL}+11:00", "timezone": SYDNEY})
    path = f"/v1/reminders/{created['id']}"
    local = api.patch(path, {"dueAt": LOCAL, "timezone": SYDNEY}).json
    assert (local["localTime"], local["dueAt"]) == (LOCAL, created["dueAt"])
    assert api.patch(path, {"dueAt": created["dueAt"]}).json["localTime"] is None


@given(locals_, zones)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_under_the_same_zone_rules_it_is_the_due_time(api: Api, local: datetime, timezone: str) -> None:
    response = api.post(email_reminder(waitSeconds=..., dueAt=local.isoformat(), timezone=timezone))
    try:
        due_at = rounded_up(moment(local, timezone))
    except NoSingleMoment:
        assert response.status == 422
        return
    assert (response.status, response.json["dueAt"]) == (201, seconds_text(due_at))
    shown = datetime.fromisoformat(response.json["localTime"])
    assert moment_by_rule(shown, timezone) == due_at
    assert local <= shown < local + timedelta(seconds=1)
    if local_text(due_at, timezone)[:19] != response.json["localTime"]:  # rounded up to the clock change
        assert moment_by_rule(shown - timedelta(seconds=1), timezone) == due_at - timedelta(seconds=1)


@pytest.mark.parametrize("edge", ["2027-10-03T01:59:59.5", "2027-04-04T01:59:59.5"])
def test_a_time_rounded_up_to_a_clock_change_keeps_its_local_time(api: Api, edge: str) -> None:
    created = create_with(api, {"dueAt": edge, "timezone": SYDNEY})
    local = datetime.fromisoformat(created["localTime"])
    assert moment_by_rule(local, SYDNEY) == datetime.fromisoformat(created["dueAt"]).astimezone(UTC)
    assert local.hour == 2

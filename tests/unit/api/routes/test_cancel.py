"""Cancels scheduled reminders and erases final ones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.api.client import Api
from tests.unit.api.stored_reminders import path_of, record, saved_reminder, timers
from tests.unit.api.world import NOW, World
from tests.unit.workflow.claim import claim
from workflow.reminders.reminder import Status

FINAL: list[Status] = ["sent", "partially_sent", "failed", "cancelled"]
OPEN: list[Status] = ["scheduled", "sending"]


def test_the_response_shows_the_cancelled_reminder_which_stays_readable(api: Api) -> None:
    before = api.create(preference="both", phone="+61491570156")
    api.clock.now = NOW + timedelta(minutes=5)
    response = api.delete(path_of(before["id"]))
    not_sent = {
        "status": "not_sent",
        "at": "2026-11-23T09:05:00.250Z",
        "messageId": None,
        "error": None,
        "outcome": None,
    }
    assert (response.status, response.headers["etag"]) == (200, '"2"')
    assert response.json == before | {
        "status": "cancelled",
        "version": 2,
        "updatedAt": "2026-11-23T09:05:00.250Z",
        "finishedAt": "2026-11-23T09:05:00.250Z",
        "deliveries": {"email": not_sent, "sms": not_sent},
    }
    assert api.get(path_of(before["id"])).json == response.json
    assert api.get("/v1/reminders", state="finished").json["items"] == [response.json]
    assert api.get("/v1/reminders", state="upcoming").json["items"] == []


def test_its_timer_is_stopped_and_could_claim_nothing(api: Api, world: World) -> None:
    reminder_id = api.create()["id"]
    timer_of = record(api, world, reminder_id)
    api.delete(path_of(reminder_id))
    assert timers(world, reminder_id) == {"g1": "ABORTED"}
    assert not claim(world.dynamodb, world.table, timer_of, api.clock.now)


def test_a_cancelled_reminder_is_returned_unchanged_whatever_the_condition_is(api: Api) -> None:
    path = path_of(api.create()["id"])
    first = api.delete(path)
    api.clock.now = NOW + timedelta(minutes=5)
    for if_match in (None, '"1"'):
        again = api.delete(path, if_match)
        assert (again.status, again.json, again.headers["etag"]) == (200, first.json, '"2"')
    assert api.delete(path, "2").codes == {("If-Match", "invalid_etag")}


@pytest.mark.parametrize("status", FINAL)
def test_a_final_reminder_is_erased_at_once(api: Api, world: World, status: Status) -> None:
    path = path_of(saved_reminder(api, world, status).id)
    response = api.delete(path, erase="true")
    assert (response.status, response.content) == (204, b"")
    assert api.get(path).status == 404
    assert api.get("/v1/reminders").json["items"] == []
    assert api.delete(path, erase="true").status == 204


@pytest.mark.parametrize("status", OPEN)
def test_an_open_reminder_is_not_erased(api: Api, world: World, status: Status) -> None:
    reminder = saved_reminder(api, world, status)
    response = api.delete(path_of(reminder.id), erase="true")
    assert (response.status, response.json["code"]) == (409, "wrong_status")
    assert response.json["currentStatus"] == status
    assert record(api, world, reminder.id) == reminder


def test_a_final_reminder_is_erased_whatever_the_condition_is(api: Api, world: World) -> None:
    path = path_of(saved_reminder(api, world, "sent").id)
    assert api.delete(path, "7", erase="true").codes == {("If-Match", "invalid_etag")}
    assert api.delete(path, '"7"', erase="true").status == 204


def test_erase_is_true_or_false(api: Api) -> None:
    path = path_of(api.create()["id"])
    for value in ("", "True", "1"):
        response = api.delete(path, erase=value)
        assert (response.status, response.codes) == (422, {("erase", "unknown_value")})
    assert api.get(path).json["status"] == "scheduled"
    assert api.delete(path, erase="false").json["status"] == "cancelled"

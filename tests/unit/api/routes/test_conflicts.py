"""Changes that are too late or conflict with others get exact errors, and none is half done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.aws import before_once, fail, lose_responses
from tests.unit.api.client import Api, Response
from tests.unit.api.conftest import UndoLater
from tests.unit.api.stored_reminders import path_of, record, saved_reminder, timers
from tests.unit.api.world import NOW, World
from tests.unit.workflow.claim import claim
from workflow.reminders.reminder import Status
from workflow.storage.quota import QuotaStore

Change = Callable[[Api, str, str | None], Response]

CHANGES: dict[str, Change] = {
    "edit": lambda api, path, if_match: api.patch(path, {"message": "Call again"}, if_match),
    "reschedule": lambda api, path, if_match: api.patch(path, {"waitSeconds": 60}, if_match),
    "cancel": lambda api, path, if_match: api.delete(path, if_match),
}
LATE: list[Status] = ["sending", "sent", "partially_sent", "failed"]

every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@every_change
@pytest.mark.parametrize("status", LATE)
def test_too_late_is_returned_with_the_status_before_any_other_error(
    api: Api, world: World, change: Change, status: Status
) -> None:
    reminder = saved_reminder(api, world, status)
    for if_match in (None, '"7"'):
        response = change(api, path_of(reminder.id), if_match)
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.json["currentStatus"] == status
        assert "currentVersion" not in response.json
    assert record(api, world, reminder.id) == reminder


def test_a_cancelled_reminder_cannot_be_changed(api: Api) -> None:
    path = path_of(api.create()["id"])
    api.delete(path)
    for body in ({"message": "x"}, {"waitSeconds": -1}, {}):
        response = api.patch(path, body, '"7"')
        assert (response.status, response.json["currentStatus"]) == (409, "cancelled")


@every_change
def test_a_stale_condition_is_returned_with_the_version(api: Api, change: Change) -> None:
    path = path_of(api.create()["id"])
    before = api.patch(path, {"subject": "The tap"}).json
    response = change(api, path, '"1", "3"')
    assert (response.status, response.json["code"]) == (412, "stale_version")
    assert (response.json["currentVersion"], response.json["title"]) == (2, "Precondition Failed")
    assert api.get(path).json == before


@every_change
def test_the_etag_of_each_response_is_valid_for_the_next_change(api: Api, change: Change) -> None:
    created = api.post({"message": "x", "preference": "email", "email": "a@b.example", "waitSeconds": 9})
    path = created.headers["location"]
    edited = api.patch(path, {"message": "y"}, created.headers["etag"])
    assert api.get(path).headers["etag"] == edited.headers["etag"]
    assert change(api, path, edited.headers["etag"]).status == 200


def test_two_concurrent_changes_are_both_kept(api: Api, world: World) -> None:
    reminder_id = api.create()["id"]
    meanwhile(api, world, reminder_id, subject="The tap")
    response = api.patch(path_of(reminder_id), {"message": "Call again", "waitSeconds": 60})
    assert (response.status, response.json["version"]) == (200, 3)
    assert (response.json["subject"], response.json["message"]) == ("The tap", "Call again")


def test_the_combined_result_of_two_concurrent_changes_follows_the_rules(api: Api, world: World) -> None:
    reminder_id = api.create(phone="+61491570156")["id"]
    meanwhile(api, world, reminder_id, preference="both")
    response = api.patch(path_of(reminder_id), {"phone": None})
    assert (response.status, response.codes) == (422, {("#/phone", "missing")})


@every_change
def test_a_concurrent_change_makes_the_condition_stale(api: Api, world: World, change: Change) -> None:
    reminder_id = api.create()["id"]
    meanwhile(api, world, reminder_id, subject="The tap")
    response = change(api, path_of(reminder_id), '"1"')
    assert (response.status, response.json["currentVersion"]) == (412, 2)


def meanwhile(api: Api, world: World, reminder_id: str, **members: Any) -> None:  # noqa: ANN401  # any member
    """Changes the reminder for somebody else between the next change's read and its write."""
    current = record(api, world, reminder_id)
    draft = replace(current.draft, **members)
    before_once(world.dynamodb, "UpdateItem", lambda: check(world.store.edit(current, draft, NOW, "another")))


@every_change
def test_a_concurrent_claim_makes_a_change_too_late(api: Api, world: World, change: Change) -> None:
    reminder_id = api.create()["id"]
    timer_of = record(api, world, reminder_id)
    before_once(
        world.dynamodb,
        "UpdateItem",
        lambda: check(claim(world.dynamodb, world.table, timer_of, NOW)),
    )
    response = change(api, path_of(reminder_id), None)
    assert (response.status, response.json["currentStatus"]) == (409, "sending")
    assert record(api, world, reminder_id).message == "Call"


@every_change
def test_a_change_whose_response_was_lost_is_complete(
    api: Api, world: World, undo_later: UndoLater, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The response to this write would be lost first.
    monkeypatch.setattr(QuotaStore, "count_change", lambda *_: None)
    path = path_of(api.create()["id"])
    undo_later(lose_responses(world.dynamodb, "UpdateItem"))
    response = change(api, path, None)
    assert (response.status, response.json["code"]) == (503, "unavailable")
    assert api.get(path).json["version"] == 2


@pytest.mark.parametrize("operation", ["StartExecution", "StopExecution"])
def test_a_timer_error_undoes_nothing(api: Api, world: World, undo_later: UndoLater, operation: str) -> None:
    reminder_id = api.create()["id"]
    undo_later(fail(world.stepfunctions, operation, "ThrottlingException"))
    changed = api.patch(path_of(reminder_id), {"waitSeconds": 60})
    assert (changed.status, changed.json["dueAt"]) == (200, "2026-11-23T09:01:01Z")
    assert api.delete(path_of(reminder_id)).json["status"] == "cancelled"
    assert "g1" in timers(world, reminder_id)


def check(happened: object) -> None:
    assert happened

"""Attention, dismiss, done and undo: what each changes, and when it is refused."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from tests.aws import before_once
from tests.unit.api.client import Api, Response
from tests.unit.api.records import build_reminder, overwrite, save
from tests.unit.api.sending import REMINDERS, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, record, saved_reminder, timers
from tests.unit.api.world import NOW, World
from workflow.reminders.reminder import OPEN_STATUSES, Reminder, Status
from workflow.storage.snoozes import MOST_LISTED

STATUSES: tuple[Status, ...] = get_args(Status)
CALLS = [("POST", "dismiss"), ("POST", "done"), ("DELETE", "done")]


def failed_reminder(api: Api, world: World, **fields: Any) -> Reminder:  # noqa: ANN401  # any field
    """Returns a reminder that failed and needs attention."""
    return saved_reminder(api, world, "failed", attention_since=NOW, **fields)


def call(api: Api, method: str, reminder_id: str, name: str, if_match: str | None = None) -> Response:
    headers = {} if if_match is None else {"if-match": if_match}
    return api.call(method, f"{path_of(reminder_id)}/{name}", None, headers)


def needing_attention(api: Api) -> list[str]:
    return [item["id"] for item in api.get(REMINDERS, attention="true").json["items"]]


def test_a_reminder_that_needs_attention_is_listed_until_it_is_dismissed(api: Api, world: World) -> None:
    reminder = failed_reminder(api, world)
    saved_reminder(api, world, "failed")
    assert needing_attention(api) == [reminder.id]
    before = api.get(path_of(reminder.id)).json
    response = call(api, "POST", reminder.id, "dismiss")
    changed = {"attention": False, "version": 2, "updatedAt": "2026-11-23T09:00:00.250Z"}
    assert (response.status, response.json) == (200, before | changed)
    assert response.headers["etag"] == '"2"'
    assert "ratelimit-policy" not in response.headers
    assert needing_attention(api) == []
    assert call(api, "POST", reminder.id, "dismiss").json == response.json


def test_done_is_shown_and_can_be_undone(api: Api, world: World) -> None:
    reminder = failed_reminder(api, world)
    done = call(api, "POST", reminder.id, "done").json
    assert (done["status"], done["attention"]) == ("failed", False)
    assert (done["doneAt"], done["version"]) == ("2026-11-23T09:00:00.250Z", 2)
    api.clock.now += timedelta(hours=1)
    assert call(api, "POST", reminder.id, "done").json == done
    undone = call(api, "DELETE", reminder.id, "done").json
    assert (undone["doneAt"], undone["attention"], undone["version"]) == (None, False, 3)
    assert call(api, "DELETE", reminder.id, "done").json == undone
    assert call(api, "POST", reminder.id, "done").json["doneAt"] == "2026-11-23T10:00:00.250Z"


@pytest.mark.parametrize(("method", "name"), CALLS)
@pytest.mark.parametrize("status", STATUSES)
def test_an_open_reminder_has_no_follow_up_but_a_scheduled_one_can_be_done(
    api: Api, world: World, method: str, name: str, status: Status
) -> None:
    reminder = saved_reminder(api, world, status)
    response = call(api, method, reminder.id, name)
    if status in OPEN_STATUSES and (status, method, name) != ("scheduled", "POST", "done"):
        assert (response.status, response.json["code"]) == (409, "wrong_status")
        assert response.json["currentStatus"] == status
        assert record(api, world, reminder.id) == reminder
    else:
        assert response.status == 200


def test_marking_a_scheduled_reminder_done_cancels_it_and_stops_its_timer(api: Api, world: World) -> None:
    reminder_id = api.create()["id"]
    response = call(api, "POST", reminder_id, "done").json
    assert (response["status"], response["version"]) == ("cancelled", 2)
    assert response["doneAt"] == response["finishedAt"] == "2026-11-23T09:00:00.250Z"
    assert response["deliveries"]["email"]["status"] == "not_sent"
    assert timers(world, reminder_id) == {"g1": "ABORTED"}


@pytest.mark.parametrize(("method", "name"), CALLS)
def test_if_match_applies_only_to_calls_that_would_change_something(
    api: Api, world: World, method: str, name: str
) -> None:
    done_at = NOW if method == "DELETE" else None
    reminder = failed_reminder(api, world, done_at=done_at, version=4)
    stale = call(api, method, reminder.id, name, '"3"')
    assert (stale.status, stale.json["currentVersion"]) == (412, 4)
    assert record(api, world, reminder.id) == reminder
    assert call(api, method, reminder.id, name, '"3", "4"').json["version"] == 5
    assert call(api, method, reminder.id, name, '"3"').json["version"] == 5
    assert call(api, method, reminder.id, name, "5").status == 422
    waiting = saved_reminder(api, world, "sending")
    assert call(api, method, waiting.id, name, '"9"').status == 409


def test_a_snooze_clears_attention_of_its_source_and_nothing_else(api: Api, world: World) -> None:
    reminder = failed_reminder(api, world)
    first = send(api, snooze_path(reminder.id), {"waitSeconds": 60}, "key").json["id"]
    source = record(api, world, reminder.id)
    cleared = replace(reminder, attention_since=None, version=2, updated_at=NOW, snoozes=(first,))
    assert source == cleared
    second = send(api, snooze_path(reminder.id), {"waitSeconds": 60}).json["id"]
    assert send(api, snooze_path(reminder.id), {"waitSeconds": 60}, "key").status == 200
    assert record(api, world, reminder.id) == replace(cleared, snoozes=(first, second))


def test_done_cancels_scheduled_snoozes_and_their_snoozes(api: Api, world: World) -> None:
    source = failed_reminder(api, world)
    waiting = [send(api, snooze_path(source.id), {"waitSeconds": 60}).json["id"] for _ in range(2)]
    sending, sent = (build_reminder(api.owner, status) for status in ("sending", "sent"))
    grandchild = build_reminder(api.owner)
    save(world, sending, replace(sent, snoozes=(grandchild.id,)), grandchild)
    listed = (*waiting, sending.id, sent.id, str(uuid.uuid4()))
    overwrite(world, replace(record(api, world, source.id), snoozes=listed))
    other = api.create()["id"]
    assert call(api, "POST", source.id, "done").status == 200
    statuses = {each: record(api, world, each).status for each in reminder_ids(api)}
    assert {each: statuses[each] for each in (*waiting, grandchild.id)} == dict.fromkeys(
        (*waiting, grandchild.id), "cancelled"
    )
    assert (statuses[sending.id], statuses[sent.id], statuses[other]) == ("sending", "sent", "scheduled")


def test_done_again_cancels_later_snoozes(api: Api, world: World) -> None:
    source = failed_reminder(api, world)
    call(api, "POST", source.id, "done")
    again = send(api, snooze_path(source.id), {"waitSeconds": 60}).json["id"]
    call(api, "POST", source.id, "done")
    assert record(api, world, again).status == "cancelled"


@pytest.mark.parametrize("key", [None, "key"])
def test_a_source_that_is_erased_meanwhile_is_not_snoozed(api: Api, world: World, key: str | None) -> None:
    source = failed_reminder(api, world)

    def erase() -> None:
        world.store.erase(api.owner, source.id)

    before_once(world.dynamodb, "TransactWriteItems", erase)
    response = send(api, snooze_path(source.id), {"waitSeconds": 60}, key)
    assert (response.status, response.json["code"]) == (404, "not_found")
    assert reminder_ids(api) == []


def test_a_source_drops_the_oldest_of_many_snoozes(api: Api, world: World) -> None:
    ids = tuple(str(uuid.uuid4()) for _ in range(MOST_LISTED))
    source = failed_reminder(api, world, snoozes=ids)
    new = send(api, snooze_path(source.id), {"waitSeconds": 60}).json["id"]
    assert record(api, world, source.id).snoozes == (*ids[-MOST_LISTED // 2 :], new)
    assert needing_attention(api) == []


def test_reminders_that_ended_before_attention_existed_need_none(api: Api, world: World) -> None:
    reminder = saved_reminder(api, world, "failed")
    assert api.get(path_of(reminder.id)).json["attention"] is False
    assert call(api, "POST", reminder.id, "dismiss").json["version"] == 1
    assert call(api, "POST", reminder.id, "done").json["version"] == 2

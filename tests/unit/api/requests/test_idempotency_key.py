"""A request repeated under its key creates one reminder, whatever changed meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.aws import fail, lose_responses
from tests.unit.api.client import Api, Response, email_reminder
from tests.unit.api.conftest import UndoLater
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import REMINDERS, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import record
from tests.unit.api.world import NOW, World
from workflow.storage.idempotency import FirstUse, IdempotencyStore, IdempotentRequest

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"


def is_replay(response: Response, first: Response) -> bool:
    return (response.status, response.json["id"], response.headers.get("idempotent-replayed")) == (
        200,
        first.json["id"],
        "true",
    )


def test_a_repeated_request_returns_the_reminder_as_it_is_now(api: Api, world: World) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    assert first.status == 201
    cancelled = record(api, world, first.json["id"])
    world.store.cancel(cancelled, NOW, "change")
    again = send(api, REMINDERS, email_reminder(), KEY)
    assert is_replay(again, first)
    assert again.json["status"] == "cancelled"
    assert again.headers["etag"] == '"2"'
    assert reminder_ids(api) == [first.json["id"]]


@pytest.mark.parametrize(
    ("members", "meanwhile"),
    [
        ({"waitSeconds": 5}, timedelta(hours=3)),
        ({"waitSeconds": ..., "dueAt": "2026-11-23T10:00:00Z"}, timedelta(hours=24)),
        ({"waitSeconds": 1826 * 86400 - 1}, timedelta(seconds=-2)),
    ],
    ids=["another due time", "past", "beyond the horizon"],
)
def test_the_key_is_looked_up_before_times_are_compared_with_the_clock(
    api: Api, members: dict[str, Any], meanwhile: timedelta
) -> None:
    first = send(api, REMINDERS, email_reminder(**members), KEY)
    assert first.status == 201
    api.clock.now += meanwhile
    again = send(api, REMINDERS, email_reminder(**members), KEY)
    assert is_replay(again, first)
    assert again.json == first.json


def test_the_key_is_looked_up_before_the_settings_are_applied(api: Api, world: World) -> None:
    body = email_reminder(preference="sms", phone="+61491570156")
    first = send(api, REMINDERS, body, KEY)
    for countries in ((), ("NZ",)):
        assert is_replay(send(world.api(api.owner, sms_countries=countries), REMINDERS, body, KEY), first)


def test_the_body_is_checked_before_the_key_is_looked_up(api: Api) -> None:
    send(api, REMINDERS, email_reminder(), KEY)
    response = send(api, REMINDERS, email_reminder(message=5, email=...), KEY)
    assert response.codes == {("#/message", "wrong_type"), ("#/email", "missing")}


def test_a_key_with_other_values_is_rejected(api: Api) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    others: list[dict[str, Any]] = [
        {"message": "Call again"},
        {"waitSeconds": 3601},
        {"waitSeconds": ..., "dueAt": "2026-11-23T10:00:01Z"},
        {"timezone": "UTC"},
        {"phone": "+61491570156"},
    ]
    for other in others:
        response = send(api, REMINDERS, email_reminder(**other), KEY)
        assert (response.status, response.json["code"]) == (422, "idempotency_key_reused")
        assert "errors" not in response.json
    assert reminder_ids(api) == [first.json["id"]]


def test_other_spellings_of_the_same_values_are_the_same_request(api: Api) -> None:
    spellings: list[dict[str, Any]] = [
        {"phone": "+61 491 570 156", "dueAt": "2026-11-24T09:00:00+11:00", "subject": None},
        {"phone": "+61491570156", "dueAt": "2026-11-23T22:00:00.000Z"},
        {"dueAt": "2026-11-23t22:00:00z", "phone": "+61(491)570-156", "timezone": None},
    ]
    first, *others = [
        send(api, REMINDERS, email_reminder(waitSeconds=..., **each), KEY) for each in spellings
    ]
    assert first.status == 201
    assert all(is_replay(other, first) for other in others)


def test_a_key_of_another_call_is_rejected(api: Api, world: World) -> None:
    sent, failed = save(world, build_reminder(api.owner, "sent"), build_reminder(api.owner, "failed"))
    when = {"waitSeconds": 60}
    assert send(api, snooze_path(sent), when, KEY).status == 201
    for path, body in ((REMINDERS, email_reminder(**when)), (snooze_path(failed), when)):
        response = send(api, path, body, KEY)
        assert (response.status, response.json["code"]) == (422, "idempotency_key_reused")
    assert len(reminder_ids(api)) == 3


def test_if_its_reminder_was_erased_no_second_one_is_created(api: Api, world: World) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    current = record(api, world, first.json["id"])
    world.store.cancel(current, NOW, "change")
    assert world.store.erase(api.owner, current.id)
    response = send(api, REMINDERS, email_reminder(), KEY)
    assert (response.status, response.json["code"]) == (409, "reminder_gone")
    assert "currentStatus" not in response.json
    assert reminder_ids(api) == []


def test_each_owner_has_their_own_keys(api: Api, world: World) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    theirs = send(world.api("somebody-else"), REMINDERS, email_reminder(message="Theirs"), KEY)
    assert (first.status, theirs.status) == (201, 201)


def test_a_key_is_kept_for_at_least_a_day_and_then_expires(api: Api) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    api.clock.now += timedelta(hours=24)
    assert is_replay(send(api, REMINDERS, email_reminder(), KEY), first)
    api.clock.now += timedelta(days=6)
    assert send(api, REMINDERS, email_reminder(message="Another"), KEY).status == 201


def test_a_rejected_request_does_not_use_its_key(api: Api) -> None:
    refused = email_reminder(waitSeconds=..., dueAt="2026-11-23T08:00:00Z")
    assert send(api, REMINDERS, refused, KEY).codes == {("#/dueAt", "in_the_past")}
    assert send(api, REMINDERS, email_reminder(), KEY).status == 201


def test_a_request_overtaken_after_its_lookup_is_a_replay_too(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = send(api, REMINDERS, email_reminder(), KEY)
    find, too_early = IdempotencyStore.find, iter([True])

    def look(
        store: IdempotencyStore, owner: str, request: IdempotentRequest, now: datetime
    ) -> FirstUse | None:
        return None if next(too_early, False) else find(store, owner, request, now)

    monkeypatch.setattr(IdempotencyStore, "find", look)
    assert is_replay(send(api, REMINDERS, email_reminder(), KEY), first)
    assert reminder_ids(api) == [first.json["id"]]


def test_a_retry_after_a_lost_response_finds_the_created_reminder(
    api: Api, world: World, undo_later: UndoLater
) -> None:
    end = lose_responses(world.dynamodb, "TransactWriteItems")
    undo_later(end)
    assert send(api, REMINDERS, email_reminder(), KEY).status == 503
    end()
    again = send(api, REMINDERS, email_reminder(), KEY)
    assert (again.status, again.headers["idempotent-replayed"]) == (200, "true")
    assert reminder_ids(api) == [again.json["id"]]


@pytest.mark.parametrize("operation", ["GetItem", "TransactWriteItems"])
def test_if_keys_cannot_be_read_or_stored_nothing_is_created(
    api: Api, world: World, undo_later: UndoLater, operation: str
) -> None:
    end = fail(world.dynamodb, operation, "ThrottlingException")
    undo_later(end)
    assert send(api, REMINDERS, email_reminder(), KEY).status == 503
    end()
    assert reminder_ids(api) == []


@pytest.mark.parametrize("key", ["!", "~", '"a,b"', "a;c=d", "x" * 255])
def test_a_key_is_visible_ascii_characters(api: Api, key: str) -> None:
    first = send(api, REMINDERS, email_reminder(), key)
    assert first.status == 201
    assert is_replay(send(api, REMINDERS, email_reminder(), key), first)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "a b",
        "x" * 256,
        "\x7f",
        "naïve",
        "a\n",
        "a,b",
        '"a","b"',
        '"a"\'',
        '"',
        '""',
        '"a b"',
        '"' + "x" * 256 + '"',
    ],
)
def test_any_other_key_is_rejected(shared: Api, key: str) -> None:
    response = send(shared, REMINDERS, email_reminder(), key)
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    assert response.codes == {("Idempotency-Key", "invalid_idempotency_key")}
    assert reminder_ids(shared) == []


def test_a_malformed_key_is_reported_with_the_other_errors_and_never_repeated(api: Api) -> None:
    response = send(api, REMINDERS, email_reminder(message="", waitSeconds=10**12), "plugh plover")
    assert response.codes == {
        ("Idempotency-Key", "invalid_idempotency_key"),
        ("#/message", "blank"),
        ("#/waitSeconds", "too_far_ahead"),
    }
    assert "plugh" not in response.content.decode()

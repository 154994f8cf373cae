"""Limits on the reminders that an owner may create in a day, and may have scheduled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.aws import fail, lose_responses
from tests.unit.api.calls import calls
from tests.unit.api.client import Api, Response, email_reminder
from tests.unit.api.conftest import UndoLater
from tests.unit.api.sending import REMINDERS, rate_limit, reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
TO_MIDNIGHT = 54_000
"""Seconds from NOW, rounded up."""


@pytest.fixture
def few(world: World) -> Api:
    """The API with a limit of three new reminders a day."""
    return world.new_owner(reminders_per_day=3)


def code(response: Response) -> tuple[int, str]:
    return response.status, response.json["code"]


def test_the_daily_limit_starts_again_the_next_day(few: Api) -> None:
    responses = [few.post(email_reminder()) for _ in range(4)]
    assert [response.status for response in responses] == [201, 201, 201, 429]
    assert [rate_limit(response)[1] for response in responses] == [2, 1, 0, 0]
    assert responses[3].json["code"] == "daily_limit_reached"
    assert responses[3].headers["retry-after"] == str(TO_MIDNIGHT)
    few.clock.now = MIDNIGHT - timedelta(milliseconds=1)
    late = few.post(email_reminder())
    assert (late.status, late.headers["retry-after"], rate_limit(late)) == (429, "1", (3, 0, 1))
    few.clock.now += timedelta(seconds=int(late.headers["retry-after"]))
    assert few.post(email_reminder()).status == 201
    assert len(reminder_ids(few)) == 4


def test_a_snooze_counts_as_a_new_reminder(few: Api, world: World) -> None:
    source = saved_reminder(few, world, "sent")
    path, body = snooze_path(source.id), {"waitSeconds": 60}
    assert [rate_limit(send(few, path, body))[1] for _ in range(3)] == [2, 1, 0]
    assert code(send(few, path, body)) == (429, "daily_limit_reached")
    assert code(few.post(email_reminder())) == (429, "daily_limit_reached")


def test_each_owner_has_their_own_limit(few: Api, world: World) -> None:
    for _ in range(3):
        few.create()
    assert rate_limit(world.new_owner(reminders_per_day=3).post(email_reminder()))[1] == 2


def test_a_repeated_request_is_not_counted_and_is_answered_on_a_full_day(few: Api) -> None:
    first = send(few, REMINDERS, email_reminder(), "k1")
    again = send(few, REMINDERS, email_reminder(), "k1")
    assert (again.status, rate_limit(again)) == (200, (3, 2, TO_MIDNIGHT))
    few.create()
    few.create()
    again = send(few, REMINDERS, email_reminder(), "k1")
    assert (again.status, again.json["id"], rate_limit(again)[1]) == (200, first.json["id"], 0)


def test_a_rejected_request_is_not_counted_and_does_not_use_its_key(few: Api) -> None:
    for _ in range(3):
        few.create()
    assert send(few, REMINDERS, email_reminder(), "k1").status == 429
    assert send(few, REMINDERS, email_reminder(waitSeconds=-1), "k1").status == 422
    few.clock.now = MIDNIGHT
    assert send(few, REMINDERS, email_reminder(), "k1").status == 201


def test_a_full_day_affects_no_other_call(few: Api) -> None:
    path, *_ = (path_of(few.create()["id"]) for _ in range(3))
    for response in (few.get(path), few.patch(path, {"message": "Call again"}), few.delete(path)):
        assert response.status == 200
        assert not {"ratelimit", "ratelimit-policy"} & set(response.headers)


def test_the_number_of_scheduled_reminders_is_limited(world: World) -> None:
    api = world.new_owner(reminders_waiting=3)
    stored = [api.create()["id"] for _ in range(3)]
    source = saved_reminder(api, world, "sent")
    for response in (api.post(email_reminder()), send(api, snooze_path(source.id), {"waitSeconds": 60})):
        assert code(response) == (429, "too_many_waiting")
        assert "retry-after" not in response.headers
        assert rate_limit(response)[:2] == (100_000, 100_000 - 3)
    api.delete(path_of(stored[0]))
    assert api.post(email_reminder()).status == 201
    assert api.post(email_reminder()).status == 429


@pytest.mark.parametrize("operation", ["UpdateItem", "Query"])
@pytest.mark.parametrize("lost", [False, True], ids=["refused", "lost"])
def test_a_reminder_that_cannot_be_counted_is_not_created(
    api: Api, world: World, undo_later: UndoLater, operation: str, lost: bool
) -> None:
    end = (
        lose_responses(world.dynamodb, operation)
        if lost
        else fail(world.dynamodb, operation, "ThrottlingException")
    )
    undo_later(end)
    response = api.post(email_reminder())
    assert code(response) == (503, "unavailable")
    assert "ratelimit" not in response.headers
    end()
    assert reminder_ids(api) == []


def test_the_calls_to_aws_for_a_new_reminder(api: Api, world: World) -> None:
    first, second = calls(world, api.create), calls(world, api.create)
    keyed = calls(world, lambda: send(api, REMINDERS, email_reminder(), "k1"))
    timer = ["StartExecution", "UpdateItem"]
    marks = "Query"
    assert first == [marks, "UpdateItem", "Query", *["UpdateItem"] * 3, "PutItem", *timer]
    assert second == [marks, "UpdateItem", "UpdateItem", "PutItem", *timer]
    assert keyed == ["GetItem", marks, "UpdateItem", "UpdateItem", "TransactWriteItems", *timer]
    world.addresses.of[api.owner] = "nora@example.org"
    api.clock.advance(hours=24)
    api.create()
    assert calls(world, api.create) == [marks, "UpdateItem", "PutItem", *timer], "to the owner's own address"

"""Follow-up calls on ended reminders when AWS rejects a write or a concurrent change comes first."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from tests.aws import before_once, fail
from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, overwrite, save
from tests.unit.api.sending import reminder_ids, send, snooze_path
from tests.unit.api.stored_reminders import path_of, record, saved_reminder
from tests.unit.api.world import World
from workflow.follow_up import MOST_SNOOZES


def test_done_is_retried_after_a_concurrent_change(api: Api, world: World) -> None:
    reminder = api.create()["id"]

    def change() -> None:
        overwrite(world, replace(record(api, world, reminder), message="Other", version=2))

    before_once(world.dynamodb, "UpdateItem", change)
    response = send(api, f"{path_of(reminder)}/done", None)
    assert (response.status, response.json["status"], response.json["message"]) == (200, "cancelled", "Other")


def test_done_fails_as_retryable_after_a_conflict_at_each_attempt(api: Api, world: World) -> None:
    reminder = saved_reminder(api, world, "failed").id
    end = fail(world.dynamodb, "UpdateItem", "ConditionalCheckFailedException")
    response = send(api, f"{path_of(reminder)}/done", None)
    assert (response.status, response.json["code"]) == (503, "unavailable")
    end()
    assert record(api, world, reminder).done_at is None
    assert send(api, f"{path_of(reminder)}/done", None).status == 200


def test_done_follows_a_limited_number_of_snoozes(api: Api, world: World) -> None:
    last, beyond = build_reminder(api.owner), build_reminder(api.owner)
    ids = [str(uuid.uuid4()) for _ in range(MOST_SNOOZES - 1)]
    source = saved_reminder(api, world, "failed", snoozes=(beyond.id, last.id, *ids))
    save(world, last, beyond)
    assert send(api, f"{path_of(source.id)}/done", None).status == 200
    assert (record(api, world, last.id).status, record(api, world, beyond.id).status) == (
        "cancelled",
        "scheduled",
    )


@pytest.mark.parametrize(
    "error", ["TransactionCanceledException", "TransactionInProgressException", "AccessDeniedException"]
)
def test_a_snooze_that_aws_rejects_creates_nothing(api: Api, world: World, error: str) -> None:
    source = saved_reminder(api, world, "failed")
    fail(world.dynamodb, "TransactWriteItems", error)
    response = send(api, snooze_path(source.id), {"waitSeconds": 60})
    assert (response.status, response.json["code"]) == (503, "unavailable")
    assert reminder_ids(api) == [source.id]

"""Follow-up calls on ended reminders when AWS rejects a write or a concurrent change comes first."""

from __future__ import annotations

import uuid

import pytest

from tests.aws import before_once, fail
from tests.unit.api.client import Api
from tests.unit.api.owned import kept, path_of, record
from tests.unit.api.records import keep, made
from tests.unit.api.sending import kept_ids, send, snooze_path
from tests.unit.api.world import World
from workflow.follow_up import MOST_SNOOZES


def test_done_is_retried_after_a_concurrent_change(api: Api, world: World) -> None:
    reminder = api.create()["id"]

    def change() -> None:
        world.dynamodb.update_item(
            TableName=world.table,
            Key={"owner": {"S": api.owner}, "id": {"S": reminder}},
            UpdateExpression="SET message = :other ADD version :one",
            ExpressionAttributeValues={":other": {"S": "Other"}, ":one": {"N": "1"}},
        )

    before_once(world.dynamodb, "UpdateItem", change)
    answer = send(api, f"{path_of(reminder)}/done", None)
    assert (answer.status, answer.json["status"], answer.json["message"]) == (200, "cancelled", "Other")


def test_done_fails_as_retryable_after_a_conflict_at_each_attempt(api: Api, world: World) -> None:
    reminder = kept(api, world, "failed").id
    end = fail(world.dynamodb, "UpdateItem", "ConditionalCheckFailedException")
    answer = send(api, f"{path_of(reminder)}/done", None)
    assert (answer.status, answer.json["code"]) == (503, "unavailable")
    end()
    assert record(api, world, reminder).done_at is None
    assert send(api, f"{path_of(reminder)}/done", None).status == 200


def test_done_follows_a_limited_number_of_snoozes(api: Api, world: World) -> None:
    last, beyond = made(api.owner), made(api.owner)
    ids = [str(uuid.uuid4()) for _ in range(MOST_SNOOZES - 1)]
    source = kept(api, world, "failed", snoozes=(beyond.id, last.id, *ids))
    keep(world, last, beyond)
    assert send(api, f"{path_of(source.id)}/done", None).status == 200
    assert (record(api, world, last.id).status, record(api, world, beyond.id).status) == (
        "cancelled",
        "scheduled",
    )


@pytest.mark.parametrize(
    "error", ["TransactionCanceledException", "TransactionInProgressException", "AccessDeniedException"]
)
def test_a_snooze_that_aws_rejects_creates_nothing(api: Api, world: World, error: str) -> None:
    source = kept(api, world, "failed")
    fail(world.dynamodb, "TransactWriteItems", error)
    answer = send(api, snooze_path(source.id), {"waitSeconds": 60})
    assert (answer.status, answer.json["code"]) == (503, "unavailable")
    assert kept_ids(api) == [source.id]

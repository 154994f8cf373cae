"""Owners' quotas: an exact number per UTC day, and a bound on scheduled reminders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.aws import before_once, fail
from tests.unit.workflow.conftest import NOW, World
from workflow.reminders.exceptions import DailyLimitReached, SmsLimitReached, TooManyWaiting
from workflow.reminders.policy import Limits
from workflow.storage.quota import KEPT_AFTER, QuotaStore
from workflow.storage.recipient_counts import RecipientCounts

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def up_to(per_day: int, waiting: int = 1000) -> Limits:
    return Limits(per_day, waiting, sms_parts=100, changes=100, per_recipient=1)


@pytest.fixture
def quota(world: World) -> QuotaStore:
    return world.quota


def test_a_day_is_a_utc_day(quota: QuotaStore) -> None:
    last = MIDNIGHT - timedelta(milliseconds=1)
    quota.count("nora", last.astimezone(timezone(timedelta(hours=11))), up_to(1))
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1))
    west = MIDNIGHT.astimezone(timezone(timedelta(hours=-5)))
    assert quota.count("nora", west, up_to(1)).made == 1


def expiry(world: World, owner: str) -> datetime:
    """Returns when TTL deletes the only item with this key."""
    [stored] = world.dynamodb.query(
        TableName=world.table,
        KeyConditionExpression="#owner = :owner",
        ExpressionAttributeNames={"#owner": "owner"},
        ExpressionAttributeValues={":owner": {"S": owner}},
    )["Items"]
    return datetime.fromtimestamp(int(stored["expiresAt"]["N"]), tz=UTC)


def test_a_count_expires_by_ttl_well_after_its_day(world: World, quota: QuotaStore) -> None:
    quota.count("nora", NOW, up_to(1))
    assert expiry(world, "quota#nora") == MIDNIGHT + KEPT_AFTER
    assert timedelta(hours=1) <= KEPT_AFTER


def test_an_address_that_is_read_before_anything_is_counted_expires_too(
    world: World, quota: QuotaStore
) -> None:
    quota.keep_address("nora", NOW, "nora@example.org")
    assert expiry(world, "quota#nora") == MIDNIGHT + KEPT_AFTER


def test_the_count_of_a_recipient_expires_after_the_day_on_which_its_reminders_are_due(world: World) -> None:
    RecipientCounts(world.dynamodb, world.table).add("nora", "a@b.example", NOW.date(), "r", 1)
    assert expiry(world, "recipient#nora") > MIDNIGHT


@pytest.mark.parametrize("write", ["first", "second"])
def test_an_error_of_aws_is_raised_unchanged(world: World, quota: QuotaStore, write: str) -> None:
    def refuse() -> None:
        fail(world.dynamodb, "UpdateItem", "AccessDeniedException")

    if write == "first":
        refuse()
    else:
        before_once(world.dynamodb, "Query", refuse)
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        quota.count("nora", NOW, up_to(1))


def test_scheduled_and_sending_reminders_count_as_waiting(world: World, quota: QuotaStore) -> None:
    first, second = world.save(hours=1), world.save(hours=2)
    world.save(owner="otto", hours=1)
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, up_to(9, waiting=2))
    world.reminders.cancel(first.id, owner="nora")
    world.set_attributes(second, status="sending")
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, up_to(9, waiting=1))
    assert quota.counted("nora", NOW) == 0
    assert quota.count("nora", NOW, up_to(9, waiting=2)).made == 1


def test_waiting_reminders_are_counted_again_once_the_known_room_is_used(
    world: World, quota: QuotaStore
) -> None:
    limits = up_to(99, waiting=4)
    waiting = [world.save(hours=hours) for hours in (1, 2)]
    for hours in (3, 4):
        quota.count("nora", NOW, limits)
        waiting.append(world.save(hours=hours))
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, limits)
    for each in waiting[:3]:
        world.reminders.cancel(each.id, owner="nora")
    assert [quota.count("nora", NOW, limits).made for _ in range(3)] == [3, 4, 5]


def test_the_daily_limit_is_checked_before_waiting_reminders_are_counted(
    world: World, quota: QuotaStore
) -> None:
    world.save(hours=1)
    quota.count("nora", NOW, up_to(1, waiting=2))
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1, waiting=1))


def test_the_last_place_is_refused_if_another_request_takes_it_meanwhile(
    world: World, quota: QuotaStore
) -> None:
    def overtake() -> None:
        quota.count("nora", NOW, up_to(1))

    before_once(world.dynamodb, "Query", overtake)
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1))
    assert quota.counted("nora", NOW) == 1


def test_waiting_reminders_are_counted_across_pages_but_no_further_than_needed(
    world: World, quota: QuotaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in range(1, 6):
        world.save(hours=hours)
    query, limits = world.dynamodb.query, []

    def pages_of_two(**call: Any) -> object:  # noqa: ANN401  # of a query
        limits.append(call["Limit"])
        return query(**{**call, "Limit": min(call["Limit"], 2)})

    monkeypatch.setattr(world.dynamodb, "query", pages_of_two)
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, up_to(9, waiting=4))
    assert limits == [4, 2]
    quota.count("nora", NOW, up_to(9, waiting=6))
    assert limits == [4, 2, 6, 4, 2]


def test_sms_parts_that_are_used_concurrently_count(world: World, quota: QuotaStore) -> None:
    before_once(world.dynamodb, "Query", lambda: quota.count_change("nora", NOW, up_to(9), 100))
    with pytest.raises(SmsLimitReached):
        quota.count("nora", NOW, up_to(9), 1)
    assert quota.counted("nora", NOW) == 0


def test_a_failed_write_of_a_recipients_count_is_not_a_reached_limit(world: World) -> None:
    fail(world.dynamodb, "UpdateItem", "AccessDeniedException")
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        RecipientCounts(world.dynamodb, world.table).add("nora", "tim@example.org", NOW.date(), "1", 2)

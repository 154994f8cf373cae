"""What an owner may make on one day, and may have waiting: exact by the day, bounded for what waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.aws import before_once, fail
from tests.new_reminder import new_reminder
from tests.unit.workflow.conftest import NOW, RETENTION, World
from workflow.reminders.exceptions import DailyLimitReached, SmsLimitReached, TooManyWaiting
from workflow.reminders.policy import Limits
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.quota import KEPT_AFTER, QuotaStore
from workflow.storage.recipient_counts import RecipientCounts

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def up_to(per_day: int, waiting: int = 1000) -> Limits:
    return Limits(per_day, waiting, sms_parts=100, changes=100, per_recipient=1)


@pytest.fixture
def quota(world: World) -> QuotaStore:
    return QuotaStore(world.dynamodb, world.table, world.dynamodb)


def keep(world: World, owner: str = "nora", **due_in: float) -> Reminder:
    """A reminder that waits and is not counted."""
    draft = Draft(preference="email", message="Call", email="a@b.example", due_at=NOW + timedelta(**due_in))
    return world.store.create(new_reminder(draft, owner=owner, now=NOW, change_id="c", retention=RETENTION))


def test_a_day_is_one_of_utc(quota: QuotaStore) -> None:
    last = MIDNIGHT - timedelta(milliseconds=1)
    quota.count("nora", last.astimezone(timezone(timedelta(hours=11))), up_to(1))
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1))
    west = MIDNIGHT.astimezone(timezone(timedelta(hours=-5)))
    assert quota.count("nora", west, up_to(1)).made == 1


def test_a_count_is_left_to_ttl_when_its_day_is_well_over(world: World, quota: QuotaStore) -> None:
    quota.count("nora", NOW, up_to(1))
    stored = world.dynamodb.get_item(
        TableName=world.table, Key={"owner": {"S": "quota#nora"}, "id": {"S": "2026-11-23"}}
    )["Item"]
    assert datetime.fromtimestamp(int(stored["expiresAt"]["N"]), tz=UTC) == MIDNIGHT + KEPT_AFTER
    assert timedelta(hours=1) <= KEPT_AFTER


@pytest.mark.parametrize("write", ["first", "second"])
def test_a_refusal_of_aws_stays_what_it_is(world: World, quota: QuotaStore, write: str) -> None:
    def refuse() -> None:
        fail(world.dynamodb, "UpdateItem", "AccessDeniedException")

    if write == "first":
        refuse()
    else:
        before_once(world.dynamodb, "Query", refuse)
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        quota.count("nora", NOW, up_to(1))


def test_what_is_scheduled_or_being_sent_waits(world: World, quota: QuotaStore) -> None:
    first, second = keep(world, hours=1), keep(world, hours=2)
    keep(world, owner="otto", hours=1)
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, up_to(9, waiting=2))
    world.reminders.cancel(first.id, owner="nora")
    world.set_attributes(second, status="sending")
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, up_to(9, waiting=1))
    assert quota.counted("nora", NOW) == 0
    assert quota.count("nora", NOW, up_to(9, waiting=2)).made == 1


def test_room_is_what_the_waiting_leave_and_looked_at_again_once_it_is_used(
    world: World, quota: QuotaStore
) -> None:
    limits = up_to(99, waiting=4)
    waiting = [keep(world, hours=hours) for hours in (1, 2)]
    for hours in (3, 4):
        quota.count("nora", NOW, limits)
        waiting.append(keep(world, hours=hours))
    with pytest.raises(TooManyWaiting):
        quota.count("nora", NOW, limits)
    for each in waiting[:3]:
        world.reminders.cancel(each.id, owner="nora")
    assert [quota.count("nora", NOW, limits).made for _ in range(3)] == [3, 4, 5]


def test_the_day_is_full_before_what_waits_is_looked_at(world: World, quota: QuotaStore) -> None:
    keep(world, hours=1)
    quota.count("nora", NOW, up_to(1, waiting=2))
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1, waiting=1))


def test_one_that_is_overtaken_while_it_looks_is_refused_where_that_was_the_last(
    world: World, quota: QuotaStore
) -> None:
    def overtake() -> None:
        quota.count("nora", NOW, up_to(1))

    before_once(world.dynamodb, "Query", overtake)
    with pytest.raises(DailyLimitReached):
        quota.count("nora", NOW, up_to(1))
    assert quota.counted("nora", NOW) == 1


def test_what_waits_is_counted_over_pages_and_no_further_than_needed(
    world: World, quota: QuotaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in range(1, 6):
        keep(world, hours=hours)
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


def test_parts_that_are_asked_for_meanwhile_count(world: World, quota: QuotaStore) -> None:
    before_once(world.dynamodb, "Query", lambda: quota.count_change("nora", NOW, up_to(9), 100))
    with pytest.raises(SmsLimitReached):
        quota.count("nora", NOW, up_to(9), 1)
    assert quota.counted("nora", NOW) == 0


def test_a_recipients_count_that_aws_refuses_is_no_limit_reached(world: World) -> None:
    fail(world.dynamodb, "UpdateItem", "AccessDeniedException")
    with pytest.raises(world.dynamodb.exceptions.ClientError, match="AccessDenied"):
        RecipientCounts(world.dynamodb, world.table).add("nora", "tim@example.org", NOW.date(), "1", 2)

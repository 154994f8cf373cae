"""The canary: one reminder each quarter of an hour, and which count as late."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.aws import fail, lose_responses
from tests.unit.workflow.conftest import World
from workers.canary_reminder import INTERVAL, OWNER, POLICY, RETENTION, Canary
from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.policy import Policy
from workflow.reminders.recipients import SIMULATOR
from workflow.reminders.reminder import Reminder
from workflow.service import Reminders
from workflow.storage.addresses import NoAddresses
from workflow.storage.listing import Selection
from workflow.storage.recipient_counts import RecipientCounts
from workflow.storage.recipients.marks import NoMarks
from workflow.storage.store import ReminderStore
from workflow.time.times import millis_text


def canary_of(world: World, policy: Policy = POLICY) -> Canary:
    """Returns the canary over the mocked AWS, with the world's clock."""
    store = ReminderStore(world.dynamodb, world.table, RETENTION)
    timers = Timers(world.stepfunctions, world.state_machine_arn, store)
    owners = Owners(world.quota, NoAddresses(), {OWNER: None})
    recipients = RecipientLimit(RecipientCounts(world.dynamodb, world.table))
    admission = Admission(policy, world.quota, owners, recipients, NoMarks())
    reminders = Reminders(store, world.idempotency, timers, admission, world.clock)
    return Canary(reminders, world.idempotency, world.clock)


@pytest.fixture
def canary(world: World) -> Canary:
    return canary_of(world)


def created(world: World) -> list[Reminder]:
    """Returns the canary's reminders, oldest first."""
    return world.lists.page(OWNER, Selection(), limit=50).items[::-1]


def end(world: World, reminder: Reminder, status: str, after: timedelta) -> None:
    """Records that a reminder ended this long after its due time."""
    world.set_attributes(reminder, status=status, finishedAt=millis_text(reminder.due_at + after))


def test_it_creates_a_reminder_that_is_sent_to_nobody(canary: Canary, world: World) -> None:
    assert canary.run() == 0
    [reminder] = created(world)
    assert (reminder.owner, reminder.preference, reminder.email) == (OWNER, "email", SIMULATOR)
    assert reminder.due_at - world.clock.now == timedelta(minutes=2)
    assert world.executions() == [f"{reminder.id}-g1"]
    assert reminder.retain_until - reminder.due_at == timedelta(days=1)


def test_it_creates_one_reminder_in_a_quarter_of_an_hour_however_often_it_runs(
    canary: Canary, world: World
) -> None:
    for _ in range(3):
        assert canary.run() == 0
        world.clock.advance(minutes=4)
    assert len(created(world)) == 1
    world.clock.advance(minutes=4)
    canary.run()
    assert len(created(world)) == 2


def test_a_lost_response_creates_no_second_one(canary: Canary, world: World) -> None:
    found = lose_responses(world.dynamodb, "TransactWriteItems")
    assert canary.run() == 1
    found()
    assert canary.run() == 0
    assert len(created(world)) == 1


def test_its_limits_allow_twice_as_many_as_a_day_needs() -> None:
    assert POLICY.limits.per_day >= 2 * (timedelta(days=1) / INTERVAL)


IN_TIME, TOO_LATE = timedelta(minutes=9), timedelta(minutes=11)


def lose(world: World, reminder: Reminder) -> None:
    key = {"owner": {"S": reminder.owner}, "id": {"S": reminder.id}}
    world.dynamodb.delete_item(TableName=world.table, Key=key)


ENDS: dict[str, Callable[[World, Reminder], None]] = {
    "nothing happened to it": lambda *_: None,
    "it is being sent": lambda there, reminder: there.set_attributes(reminder, status="sending"),
    "it failed": lambda there, reminder: end(there, reminder, "failed", timedelta(seconds=1)),
    "it was sent late": lambda there, reminder: end(there, reminder, "sent", TOO_LATE),
    "its record is gone": lose,
}


@pytest.mark.parametrize("what", ENDS)
def test_a_reminder_that_was_not_sent_in_time_is_counted_by_two_runs(
    canary: Canary, world: World, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    canary.run()
    [first] = created(world)
    ENDS[what](world, first)
    found = []
    for _ in range(3):
        world.clock.advance(minutes=15)
        found.append(canary.run())
        end(world, created(world)[-1], "sent", IN_TIME)
    assert found == [1, 1, 0]
    late = [record for record in caplog.records if record.message == "canary late"]
    assert [vars(record)["reminder"] for record in late] == [first.id] * 2


def test_a_reminder_that_was_or_may_still_be_sent_in_time_is_not_counted(
    canary: Canary, world: World
) -> None:
    world.clock.advance(minutes=14)
    canary.run()
    world.clock.advance(minutes=9)  # in the next quarter, but due seven minutes ago
    assert canary.run() == 0
    for reminder in created(world):
        end(world, reminder, "sent", IN_TIME)
    world.clock.advance(minutes=15)
    assert canary.run() == 0


@pytest.mark.parametrize(
    ("operation", "error"),
    [
        ("TransactWriteItems", "AccessDeniedException"),
        ("UpdateItem", "ThrottlingException"),
        ("GetItem", "InternalServerError"),
    ],
)
def test_a_run_that_cannot_create_a_reminder_counts_it_and_logs_why_without_an_address(
    canary: Canary, world: World, caplog: pytest.LogCaptureFixture, operation: str, error: str
) -> None:
    again = fail(world.dynamodb, operation, error)
    with caplog.at_level(logging.INFO):
        assert canary.run() >= 1
    again()
    [record] = [record for record in caplog.records if record.message == "canary not made"]
    assert vars(record)["error"] == error
    assert "simulator" not in str([vars(record) for record in caplog.records])
    assert canary.run() == 0


def test_if_nothing_is_delivered_for_long_reaching_its_limits_counts_too(world: World) -> None:
    canary = canary_of(world, replace(POLICY, limits=replace(POLICY.limits, waiting=3)))
    found = []
    for _ in range(4):
        found.append(canary.run())
        world.clock.advance(minutes=15)
    assert found == [0, 1, 2, 3]  # two are late, and none is created
    assert len(created(world)) == 3

"""Tests claim and record: only the current generation's timer delivers; repeating either is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from moto.core.exceptions import JsonRESTError
from moto.dynamodb.models import DynamoDBBackend

from tests.parts.machine.conftest import FEW_ATTEMPTS
from tests.parts.machine.machine import Machine
from workflow.machine.timers import Timers
from workflow.reminders.reminder import Reminder
from workflow.storage.item import from_item, key
from workflow.sweep.sweep import Sweep
from workflow.time.deadlines import STUCK_AFTER

PHONE = "+61491570156"
EARLIER = datetime(2026, 11, 23, 9, 0, 0, 123000, tzinfo=UTC)


def moved_on(field: str, value: object) -> Callable[[Reminder], Reminder]:
    changed: Any = {field: value}
    return lambda reminder: replace(reminder, **changed)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(moved_on("generation", 2), id="later generation"),
        pytest.param(
            lambda reminder: replace(reminder, due_at=reminder.due_at + timedelta(hours=1)), id="new time"
        ),
        pytest.param(moved_on("status", "cancelled"), id="cancelled"),
        pytest.param(moved_on("status", "sent"), id="sent"),
        pytest.param(
            lambda reminder: replace(reminder, status="sending", claimed_by="other", claimed_at=EARLIER),
            id="claimed by another execution",
        ),
    ],
)
def test_a_rejected_claim_changes_and_sends_nothing(
    in_moto: Machine, change: Callable[[Reminder], Reminder]
) -> None:
    reminder = in_moto.new("both")
    stored = in_moto.put(change(reminder))
    ended = in_moto.run(reminder)
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    assert replace(ended.record, check_at=stored.check_at) == stored
    assert (in_moto.emails(reminder), in_moto.sent_sms(PHONE)) == (0, [])


def test_a_missing_record_sends_nothing(in_moto: Machine) -> None:
    reminder = in_moto.new("both")
    ended = in_moto.run(reminder)
    assert (ended.status, ended.record) == ("SUCCEEDED", None)
    assert (in_moto.emails(reminder), in_moto.sent_sms(PHONE)) == (0, [])


def test_a_claim_repeated_by_the_same_execution_succeeds(in_moto: Machine) -> None:
    reminder = in_moto.new("email")
    in_moto.put(
        replace(reminder, status="sending", claimed_by=in_moto.execution_arn(reminder), claimed_at=EARLIER)
    )
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert record.claimed_at == EARLIER
    assert in_moto.emails(reminder) == 1


def plan_writes(monkeypatch: pytest.MonkeyPatch, *plan: str) -> None:
    """Plans each write of an execution: `done`, `lost` (done, but without response), or `throttled`."""
    update_item, left = DynamoDBBackend.update_item, list(plan)

    def planned(self: DynamoDBBackend, *rest: Any, **named: Any) -> object:  # noqa: ANN401
        is_ours = "claimedBy = :me" in named["condition_expression"]
        fate = left.pop(0) if is_ours and left else "done"
        if fate == "throttled":
            raise JsonRESTError("ProvisionedThroughputExceededException", "planted")
        response = update_item(self, *rest, **named)
        if fate == "lost":
            raise JsonRESTError("InternalServerError", "planted")
        return response

    monkeypatch.setattr(DynamoDBBackend, "update_item", planned)


@pytest.mark.parametrize("fate", ["lost", "throttled"])
@pytest.mark.parametrize("before", [[], ["done"]], ids=["claim", "record"])
def test_a_write_is_retried_safely_while_it_is_throttled_or_its_response_is_lost(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch, fate: str, before: list[str]
) -> None:
    reminder = in_moto.put(in_moto.new("email"))
    plan_writes(monkeypatch, *before, *[fate] * 3)
    ended = in_moto.run(reminder)
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    assert ended.record.status == "sent"
    assert in_moto.emails(reminder) == 1


def test_after_a_failed_claim_the_sweep_finds_the_reminder(
    few_attempts_in_moto: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = few_attempts_in_moto
    reminder = machine.put(machine.new("email"))
    plan_writes(monkeypatch, *["throttled"] * FEW_ATTEMPTS)
    ended = machine.run(reminder)
    assert ended.status == "FAILED"
    assert ended.record is not None
    assert ended.record.status == "scheduled"
    assert ended.record.check_at is not None
    assert machine.emails(reminder) == 0


def test_a_sent_reminder_that_is_never_recorded_ends_as_unknown(
    few_attempts_in_moto: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = few_attempts_in_moto
    reminder = machine.put(machine.new("email"))
    plan_writes(monkeypatch, "done", *["throttled"] * FEW_ATTEMPTS)
    ended = machine.run(reminder)
    assert (ended.status, machine.emails(reminder)) == ("FAILED", 1)
    sending = ended.record
    assert sending is not None
    assert sending.claimed_at is not None
    assert (sending.status, sending.deliveries["email"].status) == ("sending", "waiting")
    closed = swept(machine, at=sending.claimed_at + STUCK_AFTER)
    assert (closed.status, closed.deliveries["email"].status) == ("failed", "unknown")


def swept(machine: Machine, at: datetime) -> Reminder:
    """Returns the only reminder that is swept, after a sweep at that time."""
    timers = Timers(machine.stepfunctions, machine.arn, machine.store)
    sweep = Sweep(
        machine.dynamodb, machine.table, machine.store, timers, lambda: at, pace=lambda: None, threads=1
    )
    assert sweep.run().stuck == 1
    [item] = machine.dynamodb.scan(TableName=machine.table)["Items"]
    return from_item(item)


def test_a_record_closed_meanwhile_is_not_changed(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="held"))

    def close() -> None:
        sending = in_moto.store.get(reminder.owner, reminder.id)
        assert sending is not None
        assert sending.status == "sending"
        closed = in_moto.store.close_stuck(sending, EARLIER, "c2")
        assert closed is not None

    ended = in_moto.run(reminder, meanwhile=close)
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    assert ended.record.status == "failed"
    assert ended.record.deliveries["email"].status == "unknown"
    assert ended.record.finished_at == EARLIER


def test_a_record_claimed_meanwhile_by_another_execution_is_not_changed(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="held"))
    claimed = replace(reminder, status="sending", claimed_by="other", claimed_at=EARLIER)
    ended = in_moto.run(reminder, meanwhile=lambda: in_moto.put(claimed))
    assert ended.status == "SUCCEEDED"
    assert ended.record == claimed


def test_a_record_erased_meanwhile_is_not_recreated(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="held"))
    erase = {"TableName": in_moto.table, "Key": key(reminder.owner, reminder.id)}
    ended = in_moto.run(reminder, meanwhile=lambda: in_moto.dynamodb.delete_item(**erase))
    assert (ended.status, ended.record) == ("SUCCEEDED", None)

"""Tests each preference with each result of its channels, in both interpreters."""

from __future__ import annotations

import pytest

from tests.parts.machine.machine import Machine
from workflow.reminders.delivery_errors import RECIPIENT_STOPPED
from workflow.reminders.reminder import OPEN_STATUSES, Reminder
from workflow.storage.item import list_key

REFUSED_SMS = "SNS.InvalidParameterException"


def outcome(reminder: Reminder) -> dict[str, tuple[str, str | None]]:
    return {channel: (it.status, it.error) for channel, it in reminder.deliveries.items()}


SENT = ("sent", None)
REFUSED_EMAIL = ("failed", "MessageRejected")
STOPPED = ("failed", RECIPIENT_STOPPED)


@pytest.mark.parametrize(
    ("preference", "email", "sms_error", "status", "deliveries"),
    [
        ("email", "taken", None, "sent", {"email": SENT}),
        ("email", "refused", None, "failed", {"email": REFUSED_EMAIL}),
        ("sms", "taken", None, "sent", {"sms": SENT}),
        ("sms", "taken", REFUSED_SMS, "failed", {"sms": ("failed", REFUSED_SMS)}),
        ("both", "taken", None, "sent", {"email": SENT, "sms": SENT}),
        ("both", "refused", None, "partially_sent", {"email": REFUSED_EMAIL, "sms": SENT}),
        ("both", "taken", REFUSED_SMS, "partially_sent", {"email": SENT, "sms": ("failed", REFUSED_SMS)}),
        ("both", "refused", REFUSED_SMS, "failed", {"email": REFUSED_EMAIL, "sms": ("failed", REFUSED_SMS)}),
        ("both", "stopped", REFUSED_SMS, "failed", {"email": STOPPED, "sms": ("failed", REFUSED_SMS)}),
    ],
)
def test_each_channel_ends_independently(
    machine: Machine,
    preference: str,
    email: str,
    sms_error: str | None,
    status: str,
    deliveries: dict[str, tuple[str, str | None]],
) -> None:
    if sms_error:
        machine.fail_sms(sms_error)
    reminder = machine.put(machine.new(preference, email=email))
    ended = machine.run(reminder)
    assert (ended.status, ended.error) == ("SUCCEEDED", None)
    assert ended.record is not None
    assert ended.record.status == status
    assert outcome(ended.record) == deliveries
    assert ended.record.attention_since == (None if status == "sent" else ended.record.finished_at)
    assert machine.emails(reminder) == ("email" in deliveries)


@pytest.mark.parametrize(
    ("preference", "status", "deliveries"),
    [
        ("email", "failed", {"email": STOPPED}),
        ("both", "partially_sent", {"email": STOPPED, "sms": SENT}),
    ],
)
def test_a_delivery_stopped_by_its_recipient_needs_no_attention(
    machine: Machine, preference: str, status: str, deliveries: dict[str, tuple[str, str | None]]
) -> None:
    record = machine.run(machine.put(machine.new(preference, email="stopped"))).record
    assert record is not None
    assert (record.status, outcome(record)) == (status, deliveries)
    assert record.attention_since is None


def test_the_record_is_final_afterwards(machine: Machine) -> None:
    reminder = machine.put(machine.new("both"))
    record = machine.run(reminder).record
    assert record is not None
    assert record.status not in OPEN_STATUSES
    assert record.check_at is None
    assert record.expires_at == record.retain_until
    assert record.version == reminder.version + 2
    assert record.claimed_by == machine.execution_arn(reminder)
    assert record.claimed_at is not None
    assert record.finished_at is not None
    assert reminder.due_at < record.claimed_at <= record.finished_at == record.updated_at
    assert {delivery.message_id is None for delivery in record.deliveries.values()} == {False}
    assert all(delivery.at is not None for delivery in record.deliveries.values())


def test_a_reminders_position_among_the_finished_is_its_end_time(in_emulator: Machine) -> None:
    record = in_emulator.run(in_emulator.put(in_emulator.new("email"))).record
    assert record is not None
    key = {"owner": {"S": record.owner}, "id": {"S": record.id}}
    item = in_emulator.dynamodb.get_item(TableName=in_emulator.table, Key=key)["Item"]
    assert item["listKey"]["S"] == list_key(record)
    assert "watch" not in item


def test_the_sms_has_the_requested_text(machine: Machine) -> None:
    phone = "+61491570157"
    alone = machine.put(machine.new("sms", phone=phone))
    beside_email = machine.put(machine.new("both", phone=phone))
    machine.run(alone)
    machine.run(beside_email)
    assert machine.sent_sms(phone) == [alone.message, beside_email.message]


def test_an_unknown_preference_is_recorded_as_failed_and_is_a_defect(machine: Machine) -> None:
    reminder = machine.put(machine.new("pigeon", phone="+61491570158"))
    ended = machine.run(reminder)
    assert (ended.status, ended.error) == ("FAILED", "NoChoice")
    assert ended.record is not None
    assert ended.record.status == "failed"
    assert ended.record.deliveries == {}
    assert ended.record.check_at is None
    assert machine.emails(reminder) == 0
    assert machine.sent_sms("+61491570158") == []


def test_the_claimed_text_is_sent(machine: Machine) -> None:
    reminder = machine.new("sms", phone="+61491570159")
    machine.put(reminder)
    edit = {":text": {"S": "edited since"}}
    machine.dynamodb.update_item(
        TableName=machine.table,
        Key={"owner": {"S": reminder.owner}, "id": {"S": reminder.id}},
        UpdateExpression="SET message = :text",
        ExpressionAttributeValues=edit,
    )
    machine.run(reminder)
    assert machine.sent_sms("+61491570159") == ["edited since"]

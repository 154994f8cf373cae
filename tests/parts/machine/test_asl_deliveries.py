"""Tests each preference with each result of its channels, in both interpreters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parts.machine.machine import Machine
from workflow.reminders.delivery_errors import RECIPIENT_STOPPED
from workflow.reminders.reminder import OPEN_STATUSES, Reminder
from workflow.storage.item import key, list_key

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
        ("email", "stopped", None, "failed", {"email": STOPPED}),
        ("both", "stopped", None, "partially_sent", {"email": STOPPED, "sms": SENT}),
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
    needs_attention = {*deliveries.values()} - {SENT, STOPPED}
    assert ended.record.attention_since == (ended.record.finished_at if needs_attention else None)
    assert machine.emails(reminder) == ("email" in deliveries)


def test_the_record_is_final_afterwards(in_emulator: Machine) -> None:
    reminder = in_emulator.put(in_emulator.new("both"))
    record = in_emulator.run(reminder).record
    assert record is not None
    assert record.status not in OPEN_STATUSES
    assert record.check_at is None
    assert record.expires_at == record.retain_until
    assert record.version == reminder.version + 2
    assert record.claimed_by == in_emulator.execution_arn(reminder)
    assert record.claimed_at is not None
    assert record.finished_at is not None
    assert reminder.due_at < record.claimed_at <= record.finished_at == record.updated_at
    assert {delivery.message_id is None for delivery in record.deliveries.values()} == {False}
    assert all(delivery.at is not None for delivery in record.deliveries.values())
    item = in_emulator.dynamodb.get_item(TableName=in_emulator.table, Key=key(record.owner, record.id))[
        "Item"
    ]
    assert item["listKey"]["S"] == list_key(record)
    assert "watch" not in item


def test_the_text_as_it_is_when_claimed_is_sent(machine: Machine) -> None:
    phone = "+61491570157"
    for preference in ("sms", "both"):
        reminder = machine.put(machine.new(preference, phone=phone))
        machine.put(replace(reminder, message=f"{reminder.message} {preference}"))
        machine.run(reminder)
    assert machine.sent_sms(phone) == [f"{reminder.message} {preference}" for preference in ("sms", "both")]


def test_an_unknown_preference_is_recorded_as_failed_and_is_a_defect(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("pigeon"))
    ended = in_moto.run(reminder)
    assert (ended.status, ended.error) == ("FAILED", "NoChoice")
    assert ended.record is not None
    assert ended.record.status == "failed"
    assert ended.record.deliveries == {}
    assert ended.record.check_at is None
    assert (in_moto.emails(reminder), in_moto.sent_sms("+61491570156")) == (0, [])

"""Tests retries while a provider is down or throttles.

The emulator's waits are scaled down, so twelve hours pass in seconds; moto doesn't wait. The emulator starts
a new process after each failure of a function: there, tasks are mocked, each with one result.
"""

from __future__ import annotations

import pytest

from tests.emulator import Emulator
from tests.parts.machine.conftest import fail_sms_in_moto, mock_tasks, thrown
from tests.parts.machine.machine import Machine

THROTTLED = "SNS.ThrottledException"
NOT_TAKEN = {"email": "MailServiceUnavailable", "sms": THROTTLED}
ALL_ATTEMPTS = 301
LONG = 8
"""More failures than the usual half a dozen attempts."""


def test_both_channels_are_retried_through_a_long_outage_and_throttling(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = fail_sms_in_moto(monkeypatch, THROTTLED, times=LONG)
    reminder = in_moto.put(in_moto.new("both", email=f"down-{LONG // 2}.throttled-{LONG // 2}"))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert (in_moto.emails(reminder), len(tried)) == (LONG + 1, LONG + 1)


def test_an_sms_throttled_with_a_generic_error_name_is_sent_later(
    in_emulator: Machine, emulator: Emulator
) -> None:
    taken = {"Return": {"MessageId": "m"}}
    failed = thrown("SNS.AmazonSNSException")
    mock_tasks(in_emulator, emulator, {"SMSOnly": {"0": failed}, "SMSAgain": {"0": taken}})
    record = in_emulator.run(in_emulator.put(in_emulator.new("sms"))).record
    assert record is not None
    assert record.status == "sent"


@pytest.mark.parametrize(
    ("preference", "failing", "status"),
    [
        ("email", {"EmailOnly": "email"}, "failed"),
        ("sms", {"SMSOnly": "sms"}, "failed"),
        ("both", {"ParallelSMS": "sms"}, "partially_sent"),
        ("both", {"ParallelEmail": "email", "ParallelSMS": "sms"}, "failed"),
    ],
)
def test_a_channel_fails_after_all_attempts_with_its_last_error(
    in_emulator: Machine, emulator: Emulator, preference: str, failing: dict[str, str], status: str
) -> None:
    mock_tasks(
        in_emulator,
        emulator,
        {task: {"0-999": thrown(NOT_TAKEN[channel])} for task, channel in failing.items()},
    )
    reminder = in_emulator.put(in_emulator.new(preference))
    ended = in_emulator.run(reminder)
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    assert ended.record.status == status
    for channel, delivery in ended.record.deliveries.items():
        assert delivery.error == (NOT_TAKEN[channel] if channel in failing.values() else None)
    assert in_emulator.failures(reminder) == ALL_ATTEMPTS * len(failing)


def test_a_rejected_sms_is_not_retried(in_moto: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = fail_sms_in_moto(monkeypatch, "SNS.InvalidParameterException")
    in_moto.run(in_moto.put(in_moto.new("sms")))
    assert len(tried) == 1

"""Tests retries while a provider is down or throttles.

The emulator's waits are scaled down and moto's only recorded, so twelve hours pass in seconds. moto is slow
per attempt: tests that use all of them run the definition of `few_attempts`. The emulator
starts a new process after each failure of a function: there, tasks are mocked, each with one result.
"""

from __future__ import annotations

import pytest

from tests.emulator import Emulator
from tests.parts.machine.conftest import FEW_ATTEMPTS, fail_sms_in_moto, mock_tasks, thrown
from tests.parts.machine.machine import Machine

THROTTLED = "SNS.ThrottledException"
NOT_TAKEN = {"Email": "MailServiceUnavailable", "SMS": THROTTLED}
ALL_ATTEMPTS = 301
LONG = 8
"""More failures than the usual half a dozen attempts."""


@pytest.mark.parametrize("preference", ["email", "both"])
@pytest.mark.parametrize("script", ["down-2", "throttled-2"])
def test_an_email_that_is_finally_accepted_is_sent(machine: Machine, script: str, preference: str) -> None:
    reminder = machine.put(machine.new(preference, email=script))
    record = machine.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert machine.emails(reminder) == 3


def test_an_email_is_retried_through_a_long_outage(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email=f"down-{LONG}"))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert in_moto.emails(reminder) == LONG + 1


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_an_sms_is_retried_through_long_throttling(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch, preference: str
) -> None:
    tried = fail_sms_in_moto(monkeypatch, THROTTLED, times=LONG)
    record = in_moto.run(in_moto.put(in_moto.new(preference))).record
    assert record is not None
    assert record.status == "sent"
    assert len(tried) == LONG + 1


@pytest.mark.parametrize(
    "name", ["ThrottlingException", "Throttling", "Throttled", "TooManyRequestsException"]
)
def test_a_throttled_sms_is_retried_for_each_error_name(
    in_emulator: Machine, emulator: Emulator, name: str
) -> None:
    mock_tasks(in_emulator, emulator, {"SMSOnly": {"0": thrown(f"SNS.{name}")}})
    reminder = in_emulator.put(in_emulator.new("sms"))
    in_emulator.run(reminder)
    assert in_emulator.failures(reminder) == ALL_ATTEMPTS


@pytest.mark.parametrize("name", ["AmazonSNSException", "SnsException"])
def test_an_sms_throttled_with_a_generic_error_name_is_sent_later(
    in_emulator: Machine, emulator: Emulator, name: str
) -> None:
    taken = {"Return": {"MessageId": "m"}}
    mock_tasks(in_emulator, emulator, {"SMSOnly": {"0": thrown(f"SNS.{name}")}, "SMSAgain": {"0": taken}})
    record = in_emulator.run(in_emulator.put(in_emulator.new("sms"))).record
    assert record is not None
    assert record.status == "sent"


@pytest.mark.parametrize(
    ("preference", "failing", "status"),
    [
        ("email", ["EmailOnly"], "failed"),
        ("sms", ["SMSOnly"], "failed"),
        ("both", ["ParallelEmail"], "partially_sent"),
        ("both", ["ParallelSMS"], "partially_sent"),
        ("both", ["ParallelEmail", "ParallelSMS"], "failed"),
    ],
)
def test_a_channel_fails_after_all_attempts_independently_of_the_other(
    in_emulator: Machine, emulator: Emulator, preference: str, failing: list[str], status: str
) -> None:
    errors = {task: NOT_TAKEN["SMS" if "SMS" in task else "Email"] for task in failing}
    mock_tasks(in_emulator, emulator, {task: {"0-999": thrown(error)} for task, error in errors.items()})
    reminder = in_emulator.put(in_emulator.new(preference))
    ended = in_emulator.run(reminder)
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    assert ended.record.status == status
    assert in_emulator.failures(reminder) == ALL_ATTEMPTS * len(failing)


def test_a_failed_email_has_the_name_of_its_last_error(
    few_attempts_in_moto: Machine,
) -> None:
    machine = few_attempts_in_moto
    reminder = machine.put(machine.new("both", email=f"down-{FEW_ATTEMPTS}"))
    record = machine.run(reminder).record
    assert record is not None
    assert record.status == "partially_sent"
    assert record.deliveries["sms"].status == "sent"
    assert record.deliveries["email"].error == "MailServiceUnavailable"
    assert machine.emails(reminder) == FEW_ATTEMPTS


@pytest.mark.parametrize(("preference", "status"), [("sms", "failed"), ("both", "partially_sent")])
def test_a_failed_sms_has_the_name_of_its_last_error(
    few_attempts_in_moto: Machine, monkeypatch: pytest.MonkeyPatch, preference: str, status: str
) -> None:
    tried = fail_sms_in_moto(monkeypatch, THROTTLED)
    record = few_attempts_in_moto.run(few_attempts_in_moto.put(few_attempts_in_moto.new(preference))).record
    assert record is not None
    assert record.status == status
    assert record.deliveries["sms"].error == THROTTLED
    assert len(tried) == FEW_ATTEMPTS


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_a_rejected_sms_is_not_retried(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch, preference: str
) -> None:
    tried = fail_sms_in_moto(monkeypatch, "SNS.InvalidParameterException")
    in_moto.run(in_moto.put(in_moto.new(preference)))
    assert len(tried) == 1


def test_each_delay_may_be_half_again_as_long_as_the_previous_one(
    in_moto: Machine, retry_delays: list[float]
) -> None:
    in_moto.run(in_moto.put(in_moto.new("email", email="down-12")))
    longest = [min(5 * 1.5**n, 300) for n in range(12)]
    assert len(retry_delays) == len(longest)
    assert all(delay <= bound for delay, bound in zip(retry_delays, longest, strict=True))
    assert sum(retry_delays) > 60

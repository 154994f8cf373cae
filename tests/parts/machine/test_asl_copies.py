"""Tests messages that may have been sent: two retries, then `unknown`; at most three copies."""

from __future__ import annotations

import pytest

from tests.emulator import Emulator
from tests.parts.machine.conftest import FEW_ATTEMPTS, fail_sms_in_moto, mock_tasks, thrown
from tests.parts.machine.machine import ExecutionResult, Machine

COPIES = 3
SERVER_ERROR, TIMEOUT = "SNS.InternalErrorException", "States.Timeout"


def outcome(ended: ExecutionResult, channel: str) -> tuple[str, str, str | None]:
    """Returns the status of the reminder, and of its delivery with the error's name."""
    assert ended.status == "SUCCEEDED"
    assert ended.record is not None
    [delivery] = [found for name, found in ended.record.deliveries.items() if name == channel]
    return ended.record.status, delivery.status, delivery.error


@pytest.mark.parametrize(("preference", "status"), [("email", "failed"), ("both", "partially_sent")])
@pytest.mark.parametrize(("script", "error"), [("slow", "EmailMayHaveLeft"), ("nameless", "ArithmeticError")])
def test_an_email_that_may_have_been_sent_is_retried_twice_and_ends_as_unknown(
    in_moto: Machine, script: str, error: str, preference: str, status: str
) -> None:
    reminder = in_moto.put(in_moto.new(preference, email=f"{script}-99"))
    assert outcome(in_moto.run(reminder), "email") == (status, "unknown", error)
    assert in_moto.emails(reminder) == COPIES


@pytest.mark.parametrize(("preference", "status"), [("sms", "failed"), ("both", "partially_sent")])
def test_an_sms_that_may_have_been_sent_is_retried_twice_and_ends_as_unknown(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch, preference: str, status: str
) -> None:
    tried = fail_sms_in_moto(monkeypatch, SERVER_ERROR)  # one of SNS's declared errors, as moto has no others
    ended = in_moto.run(in_moto.put(in_moto.new(preference)))
    assert outcome(ended, "sms") == (status, "unknown", SERVER_ERROR)
    assert len(tried) == COPIES


@pytest.mark.parametrize(
    ("preference", "tasks", "channel", "status"),
    [
        ("email", ("EmailOnly", "EmailAgain"), "email", "failed"),
        ("sms", ("SMSOnly", "SMSAgain"), "sms", "failed"),
        ("both", ("ParallelEmail", "ParallelEmailAgain"), "email", "partially_sent"),
        ("both", ("ParallelSMS", "ParallelSMSAgain"), "sms", "partially_sent"),
    ],
)
def test_a_delivery_that_always_times_out_ends_as_unknown(
    in_emulator: Machine,
    emulator: Emulator,
    preference: str,
    tasks: tuple[str, str],
    channel: str,
    status: str,
) -> None:
    mock_tasks(in_emulator, emulator, {task: {"0-999": thrown(TIMEOUT)} for task in tasks})
    reminder = in_emulator.put(in_emulator.new(preference))
    assert outcome(in_emulator.run(reminder), channel) == (status, "unknown", TIMEOUT)
    assert in_emulator.failures(reminder) == COPIES


def test_a_reminder_with_two_unknown_deliveries_ends_as_failed(
    in_emulator: Machine, emulator: Emulator
) -> None:
    tasks = ("ParallelEmail", "ParallelEmailAgain", "ParallelSMS", "ParallelSMSAgain")
    mock_tasks(in_emulator, emulator, {task: {"0-999": thrown(TIMEOUT)} for task in tasks})
    ended = in_emulator.run(in_emulator.put(in_emulator.new("both")))
    assert outcome(ended, "email") == ("failed", "unknown", TIMEOUT)
    assert outcome(ended, "sms") == ("failed", "unknown", TIMEOUT)


def test_throttling_after_a_possible_copy_ends_as_unknown(in_emulator: Machine, emulator: Emulator) -> None:
    refused = thrown("SendingLimitReached")
    mock_tasks(
        in_emulator,
        emulator,
        {"EmailOnly": {"0": thrown("Lambda.Unknown")}, "EmailAgain": {"0-999": refused}},
    )
    reminder = in_emulator.put(in_emulator.new("email"))
    assert outcome(in_emulator.run(reminder), "email") == ("failed", "unknown", "SendingLimitReached")
    assert in_emulator.failures(reminder) == 1 + 61


def test_a_permanent_rejection_after_a_possible_copy_ends_as_unknown(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="slow-1.refused"))
    status, delivery, _ = outcome(in_moto.run(reminder), "email")
    assert (status, delivery) == ("failed", "unknown")
    assert in_moto.emails(reminder) == COPIES


def test_rejections_before_and_between_do_not_count_as_copies(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="down-5.slow-1.throttled-5.slow-1.down-5"))
    assert outcome(in_moto.run(reminder), "email") == ("sent", "sent", None)
    assert in_moto.emails(reminder) == 5 + 1 + 5 + 1 + 5 + 1


def test_an_email_fails_after_a_few_attempts_of_a_broken_worker(in_moto: Machine) -> None:
    reminder = in_moto.put(in_moto.new("email", email="broken-99"))
    assert outcome(in_moto.run(reminder), "email") == ("failed", "failed", "EmailWorkerDefect")
    assert in_moto.emails(reminder) == FEW_ATTEMPTS

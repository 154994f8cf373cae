"""A delivery that the provider refuses for its rate stands in line: it asks the pacer when to come back.

The emulator gives every exception of a function one name: only in moto an email's refusal can be told apart.
"""

from __future__ import annotations

import pytest

from tests.emulator import Emulator
from tests.workflow.asl.conftest import fail_sms_in_moto, mock_tasks, thrown
from tests.workflow.asl.machine import Machine
from tests.workflow.asl.scripted_pacer import PLACES

THROTTLED = "SNS.ThrottledException"
EACH_PLACE = list(range(PLACES + 1))


@pytest.mark.parametrize("preference", ["email", "both"])
def test_an_email_takes_a_place_for_each_refusal(
    in_moto: Machine, retry_delays: list[float], preference: str
) -> None:
    reminder = in_moto.keep(in_moto.new(preference, email="throttled-3"))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert in_moto.emails(reminder) == 4
    assert in_moto.places(reminder, "email") == [0, 1, 2]
    assert retry_delays == []


@pytest.mark.parametrize("preference", ["sms", "both"])
def test_a_text_message_takes_a_place_for_each_refusal(
    in_moto: Machine, monkeypatch: pytest.MonkeyPatch, preference: str
) -> None:
    tried = fail_sms_in_moto(monkeypatch, THROTTLED, times=3)
    reminder = in_moto.keep(in_moto.new(preference))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert len(tried) == 4
    assert in_moto.places(reminder, "sms") == [0, 1, 2]


def test_both_channels_stand_in_lines_of_their_own(in_moto: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_sms_in_moto(monkeypatch, THROTTLED, times=2)
    reminder = in_moto.keep(in_moto.new("both", email="throttled-1"))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert (in_moto.places(reminder, "email"), in_moto.places(reminder, "sms")) == ([0], [0, 1])


def test_what_the_provider_takes_at_once_takes_no_place(machine: Machine) -> None:
    reminder = machine.keep(machine.new("both"))
    machine.run(reminder)
    assert (machine.places(reminder, "email"), machine.places(reminder, "sms")) == ([], [])


def test_a_delivery_that_failed_otherwise_takes_no_place(in_moto: Machine) -> None:
    reminder = in_moto.keep(in_moto.new("email", email="down-2"))
    in_moto.run(reminder)
    assert in_moto.places(reminder, "email") == []


@pytest.mark.parametrize(("preference", "delivery"), [("sms", "SMSOnly"), ("both", "ParallelSMS")])
def test_a_text_message_stands_in_line_in_the_emulator(
    in_emulator: Machine, emulator: Emulator, preference: str, delivery: str
) -> None:
    taken = {"Return": {"MessageId": "m1"}}
    mock_tasks(in_emulator, emulator, {delivery: {"0-1": thrown(THROTTLED), "2": taken}})
    reminder = in_emulator.keep(in_emulator.new(preference))
    record = in_emulator.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert record.deliveries["sms"].message_id == "m1"
    assert in_emulator.places(reminder, "sms") == [0, 1]


@pytest.mark.parametrize(
    ("preference", "delivery", "slot", "status"),
    [
        ("sms", "SMSOnly", "SMSSlot", "failed"),
        ("both", "ParallelSMS", "ParallelSMSSlot", "partially_sent"),
    ],
)
def test_a_text_message_too_late_for_the_line_is_given_up(
    in_emulator: Machine, emulator: Emulator, preference: str, delivery: str, slot: str, status: str
) -> None:
    too_late = {"0-999": thrown("TooLateForTheLine")}
    mock_tasks(in_emulator, emulator, {delivery: {"0-999": thrown(THROTTLED)}, slot: too_late})
    reminder = in_emulator.keep(in_emulator.new(preference))
    record = in_emulator.run(reminder).record
    assert record is not None
    assert record.status == status
    assert record.deliveries["sms"].error == THROTTLED
    assert in_emulator.failures(reminder) == 2


@pytest.mark.parametrize(("preference", "status"), [("email", "failed"), ("both", "partially_sent")])
def test_an_email_too_late_for_the_line_is_given_up_with_what_the_provider_said(
    in_moto: Machine, preference: str, status: str
) -> None:
    reminder = in_moto.keep(in_moto.new(preference, email=f"throttled-{PLACES + 5}"))
    record = in_moto.run(reminder).record
    assert record is not None
    assert record.status == status
    assert record.deliveries["email"].error == "SendingLimitReached"
    assert in_moto.places(reminder, "email") == EACH_PLACE

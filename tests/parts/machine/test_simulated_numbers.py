"""Tests that the emulator's SNS fails for simulated numbers with errors that the state machine handles."""

import pytest

from tests.parts.machine.machine import Machine
from tools.emulator.recipients import NUMBERS, Failure
from tools.emulator.simulated_sms import error_name

REFUSED, THROTTLED, ALWAYS, UNKNOWN = "+61491570313", "+61491570737", "+61491571266", "+61491571804"
NAMELESS = "+61491572549"


@pytest.mark.parametrize(
    ("phone", "status", "error", "failures", "copies"),
    [
        (REFUSED, "failed", "SNS.InvalidParameterException", 1, 0),
        (THROTTLED, "sent", None, 2, 1),
        (ALWAYS, "failed", "SNS.ThrottledException", 301, 0),
        (UNKNOWN, "unknown", "SNS.InternalErrorException", 3, 3),
        (NAMELESS, "unknown", "SNS.AmazonSNSException", 3, 0),
    ],
)
def test_a_simulated_number_fails_with_its_error(
    in_emulator: Machine, phone: str, status: str, error: str | None, failures: int, copies: int
) -> None:
    before = len(in_emulator.sent_sms(phone))
    reminder = in_emulator.put(in_emulator.new("sms", phone=phone))
    record = in_emulator.run(reminder).record
    assert record is not None
    assert (record.deliveries["sms"].status, record.deliveries["sms"].error) == (status, error)
    assert in_emulator.failures(reminder) == failures
    assert len(in_emulator.sent_sms(phone)) - before == copies


def test_an_accepted_message_fails_again_when_repeated(in_emulator: Machine) -> None:
    for _ in range(2):
        reminder = in_emulator.put(in_emulator.new("sms", phone=THROTTLED))
        in_emulator.run(reminder)
        assert in_emulator.failures(reminder) == 2


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("InvalidParameter", "SNS.InvalidParameterException"),
        ("ValidationException", "SNS.ValidationException"),
        ("NotFound", "SNS.NotFoundException"),
        ("AuthorizationError", "SNS.AuthorizationErrorException"),
        ("Throttling", "SNS.AmazonSNSException"),
        ("", "SNS.AmazonSNSException"),
    ],
)
def test_an_sns_error_has_the_name_of_its_exception(code: str, name: str) -> None:
    assert error_name(code) == name


def test_each_number_with_a_quick_result_is_tested_here() -> None:
    late = {number for number, failure in NUMBERS.items() if failure == Failure(accepted=True, attempts=1)}
    assert NUMBERS.keys() - late == {REFUSED, THROTTLED, ALWAYS, UNKNOWN, NAMELESS}

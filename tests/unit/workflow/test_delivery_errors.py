"""Each code of a delivery error has a sentence."""

from typing import get_args

from workflow.reminders.delivery_errors import DETAILS, DeliveryErrorCode, error_code


def test_each_code_has_a_sentence() -> None:
    assert set(DETAILS) == set(get_args(DeliveryErrorCode))


def test_an_unknown_error_name_is_another_error() -> None:
    assert error_code("SomethingNew") == "other"

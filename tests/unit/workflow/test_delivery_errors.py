"""Each code of a delivery's error has its sentence."""

from typing import get_args

from workflow.reminders.delivery_errors import DETAILS, DeliveryErrorCode, error_code


def test_each_code_has_its_sentence() -> None:
    assert set(DETAILS) == set(get_args(DeliveryErrorCode))


def test_a_name_that_is_new_is_some_other_error() -> None:
    assert error_code("SomethingNew") == "other"

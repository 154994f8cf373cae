"""Names of errors and what they mean."""

from typing import get_args

import pytest

from workflow.delivery_errors import DETAILS, DeliveryErrorCode, error_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("MessageRejected", "not_verified"),
        ("BadRequestException", "invalid_recipient"),
        ("SNS.InvalidParameterException", "invalid_recipient"),
        ("TooManyRequestsException", "quota_exceeded"),
        ("States.Timeout", "provider_unavailable"),
        ("SomethingNew", "other"),
    ],
)
def test_a_name_has_its_code(name: str, code: DeliveryErrorCode) -> None:
    assert error_code(name) == code


def test_each_code_has_its_sentence() -> None:
    assert set(DETAILS) == set(get_args(DeliveryErrorCode))

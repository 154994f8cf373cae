"""Each code of a delivery error or an outcome has a sentence; an error without a code is another error."""

from collections.abc import Collection
from typing import Any, get_args

import pytest

from workflow.outcomes import outcome
from workflow.reminders import delivery_errors


@pytest.mark.parametrize(
    ("details", "codes"),
    [
        (delivery_errors.DETAILS, delivery_errors.DeliveryErrorCode),
        (outcome.DETAILS, outcome.OutcomeCode),
    ],
    ids=["errors", "outcomes"],
)
def test_each_code_has_a_sentence(details: Collection[str], codes: Any) -> None:  # noqa: ANN401  # a Literal
    assert set(details) == set(get_args(codes))


def test_an_unknown_error_name_is_another_error() -> None:
    assert delivery_errors.error_code("SomethingNew") == "other"

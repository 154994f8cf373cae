"""The alarms' address: confirmed, not yet, gone, or none wanted."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.alarm_email import look
from tools.doctor.finding import Finding, Mark


@pytest.mark.parametrize(
    ("subscribed", "confirmed", "mark"),
    [
        ("nora@example.org", True, Mark.FINE),
        ("nora@example.org", False, Mark.WRONG),
        ("tim@example.org", True, Mark.WRONG),
    ],
)
def test_only_a_confirmed_address_is_mailed(
    aws: AwsAccount, finding: Callable[..., Finding], subscribed: str, confirmed: bool, mark: Mark
) -> None:
    aws.subscribed(subscribed, confirmed=confirmed)
    found = finding(look)
    step = None if mark is Mark.FINE else "open the link that AWS has mailed to it"
    assert (found.mark, found.next_step) == (mark, step)


def test_nobody_has_to_be_mailed(finding: Callable[..., Finding]) -> None:
    found = finding(look, alarmEmail="")
    assert (found.mark, found.detail) == (Mark.FINE, "nobody is mailed: alarmEmail is empty")

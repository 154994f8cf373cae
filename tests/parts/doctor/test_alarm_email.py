"""The alarms' address: confirmed, not yet, gone, or none wanted."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.alarm_email import inspect
from tools.doctor.finding import Finding, Mark


@pytest.mark.parametrize(
    ("subscribed", "confirmed", "mark"),
    [
        ("nora@example.org", True, Mark.FINE),
        ("nora@example.org", False, Mark.WRONG),
        ("tim@example.org", True, Mark.WRONG),
    ],
)
def test_only_a_confirmed_address_gets_alarms(
    aws: AwsAccount, finding: Callable[..., Finding], subscribed: str, confirmed: bool, mark: Mark
) -> None:
    aws.subscribed(subscribed, confirmed=confirmed)
    found = finding(inspect)
    step = None if mark is Mark.FINE else "open the link that AWS has sent to it"
    assert (found.mark, found.next_step) == (mark, step)


def test_there_need_not_be_an_address(finding: Callable[..., Finding]) -> None:
    found = finding(inspect, alarmEmail="")
    assert (found.mark, found.detail) == (Mark.FINE, "no emails: alarmEmail is empty")

"""The alarms' address: confirmed, not yet, gone, or none wanted."""

from collections.abc import Callable

import pytest

from doctor import alarm_email
from doctor.account import Account
from doctor.finding import Finding, Mark
from tests.doctor.aws_account import AwsAccount


def finding(account: Account) -> Finding:
    (found,) = alarm_email.CHECK.run(account)
    return found


def test_a_confirmed_address_is_mailed(account_of: Callable[..., Account]) -> None:
    assert finding(account_of()).mark == Mark.FINE


def test_one_that_has_not_confirmed_gets_nothing(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.subscribed("nora@example.org", confirmed=False)
    found = finding(account_of())
    assert found.mark == Mark.WRONG
    assert found.next_step == "open the link that AWS has mailed to it"


def test_another_ones_subscription_is_not_its(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.subscribed("tim@example.org", confirmed=True)
    assert finding(account_of()).mark == Mark.WRONG


@pytest.mark.usefixtures("aws")
def test_nobody_has_to_be_mailed(account_of: Callable[..., Account]) -> None:
    found = finding(account_of(alarmEmail=""))
    assert (found.mark, found.detail) == (Mark.FINE, "nobody is mailed: alarmEmail is empty")

"""Tests the checks of SNS's sandbox, the month's spend and the origination of SMS."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tests.parts.doctor.conftest import NOW
from tools.doctor import sms_origination, sms_sandbox, sms_spend
from tools.doctor.finding import Finding, Mark

Run = Callable[..., Finding]


def test_the_sandbox_is_reported(aws: AwsAccount, finding: Run) -> None:
    aws.returns("sns", "GetSMSSandboxAccountStatus", IsInSandbox=True)
    found = finding(sms_sandbox.inspect)
    assert found.mark is Mark.WRONG
    assert "ap-southeast-2" in found.detail


@pytest.mark.parametrize(
    ("limit", "spent", "mark"),
    [
        ("50", 39.99, Mark.FINE),
        ("50", 40.0, Mark.WRONG),
        ("1", 0.0, Mark.WRONG),
        ("", 0.0, Mark.WRONG),
    ],
)
def test_a_spend_near_the_limit_is_reported(
    aws: AwsAccount, finding: Run, limit: str, spent: float, mark: Mark
) -> None:
    aws.sms_limit(limit)
    if spent:
        aws.sms_spent(spent, NOW - timedelta(hours=1))
        aws.sms_spent(spent / 2, NOW - timedelta(days=3))
    aws.sms_spent(70.0, NOW.replace(day=1) - timedelta(days=1))  # the month before, which has ended
    found = finding(sms_spend.inspect)
    assert found.mark is mark
    assert found.detail.startswith(f"{spent:.2f} of {float(limit or 1):.2f} USD used this month")


def number(country: str = "US", **changes: object) -> dict[str, Any]:
    return {
        "PhoneNumber": "+12065550100",
        "Status": "ACTIVE",
        "IsoCountryCode": country,
        "NumberCapabilities": ["SMS"],
        "NumberType": "TOLL_FREE",
        **changes,
    }


def test_an_alarm_for_another_spend_limit_is_reported(aws: AwsAccount, finding: Run) -> None:
    aws.sms_limit("200")
    found = finding(sms_spend.inspect)
    assert (found.mark, found.next_step) == (
        Mark.WRONG,
        "pulumi config set smsSpendLimit 200, then pulumi up",
    )
    found = finding(sms_spend.inspect, setSmsSpendLimit=True)
    assert (found.mark, found.next_step) == (Mark.WRONG, "pulumi up --refresh sets it again")
    found = finding(sms_spend.inspect, smsSpendLimit=200)
    assert found.mark == Mark.FINE


@pytest.mark.parametrize(
    ("numbers", "mark"),
    [
        ([], Mark.WRONG),
        ([number(), number("GB")], Mark.FINE),
        ([number("GB")], Mark.WRONG),
        ([number(Status="PENDING")], Mark.WRONG),
        ([number(NumberCapabilities=["VOICE"])], Mark.WRONG),
        ([number(NumberType="SIMULATOR")], Mark.WRONG),
    ],
)
def test_the_united_states_require_an_own_number(
    aws: AwsAccount, finding: Run, numbers: list[dict[str, Any]], mark: Mark
) -> None:
    aws.returns("pinpoint-sms-voice-v2", "DescribePhoneNumbers", PhoneNumbers=numbers)
    found = finding(sms_origination.inspect, smsCountries=["US"])
    assert (found.mark, found.subject) == (mark, "SMS: origination US")


@pytest.mark.parametrize(
    ("registered_for", "sender_id", "mark"),
    [
        ("SG", "REMINDER", Mark.FINE),
        ("SG", "OTHER", Mark.WRONG),
        ("SG", "", Mark.WRONG),
        ("IN", "REMINDER", Mark.WRONG),
    ],
)
def test_singapore_requires_a_registered_sender_id(
    aws: AwsAccount, finding: Run, registered_for: str, sender_id: str, mark: Mark
) -> None:
    known = {"SenderId": "REMINDER", "IsoCountryCode": registered_for}
    aws.returns("pinpoint-sms-voice-v2", "DescribeSenderIds", SenderIds=[known])
    found = finding(sms_origination.inspect, smsCountries=["SG"], smsSenderId=sender_id)
    assert found.mark is mark


def test_in_other_countries_the_finding_shows_the_origination(finding: Run) -> None:
    found = finding(sms_origination.inspect, smsCountries=["GB"])
    assert (found.mark, found.detail) == (Mark.FINE, "from AWS's shared numbers")
    assert (
        finding(sms_origination.inspect, smsCountries=["GB"], smsSenderId="R1").detail
        == "from the sender id R1"
    )

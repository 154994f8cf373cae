"""Tests an account in order: every line is ✓, and the doctor only reads."""

import re
from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tests.parts.doctor.conftest import NAMED
from tools.doctor.account import Account
from tools.doctor.checks import checks, examine
from tools.doctor.finding import Mark

pytestmark = pytest.mark.usefixtures("deployed", "named")
IAM_ACTION = {"DescribeBudget": "ViewBudget"}
IAM_PREFIX = {"sesv2": "ses", "stepfunctions": "states", "pinpoint-sms-voice-v2": "sms-voice"}


def test_every_check_of_an_account_in_order_succeeds(account_of: Callable[..., Account]) -> None:
    findings = examine(account_of(**NAMED))
    assert {finding.mark for finding in findings} == {Mark.FINE}
    assert [finding.subject for finding in findings if "origination" in finding.subject] == [
        "SMS: origination AU",
        "SMS: origination NZ",
    ]


def test_a_stack_without_sms_has_no_sms_checks(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.calls.clear()
    findings = examine(account_of(smsCountries=[]))
    assert findings[-1].detail == "off: smsCountries is empty"
    assert "pinpoint-sms-voice-v2" not in {service for service, _ in aws.calls}
    assert {operation for service, operation in aws.calls if service == "cloudwatch"} == {"DescribeAlarms"}
    assert {operation for service, operation in aws.calls if service == "sns"} == {"ListSubscriptionsByTopic"}


def test_the_doctor_makes_only_declared_calls_that_only_read(
    aws: AwsAccount, account_of: Callable[..., Account]
) -> None:
    account = account_of(**NAMED)
    aws.calls.clear()
    examine(account)
    called = {
        f"{IAM_PREFIX.get(service, service)}:{IAM_ACTION.get(operation, operation)}"
        for service, operation in aws.calls
    }
    assert called == {action for check in checks(account.settings) for action in check.actions}
    assert [action for action in called if not re.match(r".*:(Get|Describe|List|View)", action)] == []

"""An account where all is well: every line is ✓, and the doctor has only read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from doctor.account import Account
from doctor.checks import checks, examine
from doctor.finding import Mark
from tests.doctor.aws_account import AwsAccount

pytestmark = pytest.mark.usefixtures("deployed")
IAM_PREFIX = {"sesv2": "ses", "stepfunctions": "states", "pinpoint-sms-voice-v2": "sms-voice"}


def test_all_is_fine(account_of: Callable[..., Account]) -> None:
    findings = examine(account_of())
    assert {finding.mark for finding in findings} == {Mark.FINE}
    assert [finding.subject for finding in findings] == [
        "stack",
        "Lambda: concurrency",
        "email: sender",
        "email: sending",
        "alarms",
        "SMS: sending",
        "SMS: spend",
        "SMS: origination AU",
        "SMS: origination NZ",
    ]


def test_a_stack_without_sms_is_not_asked_about_it(
    aws: AwsAccount, account_of: Callable[..., Account]
) -> None:
    aws.calls.clear()
    findings = examine(account_of(smsCountries=[]))
    assert findings[-1].detail == "off: smsCountries is empty"
    assert not {service for service, _ in aws.calls} & {"cloudwatch", "pinpoint-sms-voice-v2"}
    assert {operation for service, operation in aws.calls if service == "sns"} == {"ListSubscriptionsByTopic"}


def test_it_makes_only_the_calls_that_its_checks_declare_and_they_only_read(
    aws: AwsAccount, account_of: Callable[..., Account]
) -> None:
    account = account_of()
    aws.calls.clear()
    examine(account)
    called = {f"{IAM_PREFIX.get(service, service)}:{operation}" for service, operation in aws.calls}
    assert called == {action for check in checks(account.settings) for action in check.actions}
    assert [
        action for action in called if not action.partition(":")[2].startswith(("Get", "Describe", "List"))
    ] == []


def test_the_month_of_the_spend_begins_anew(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.sms_spent(49.0, datetime(2026, 10, 31, 23, 0, tzinfo=UTC))
    aws.sms_spent(3.0, datetime(2026, 11, 2, 9, 0, tzinfo=UTC))
    (spend,) = (finding for finding in examine(account_of()) if finding.subject == "SMS: spend")
    assert (spend.mark, spend.detail) == (Mark.FINE, "3.00 of 50.00 USD used this month")

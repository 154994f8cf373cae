"""Tests that a missing permission is named and the other checks continue."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tests.parts.doctor.conftest import NAMED
from tools.doctor.account import Account
from tools.doctor.checks import EVERY, checks, examine
from tools.doctor.finding import Mark

pytestmark = pytest.mark.usefixtures("deployed", "named")
SERVICE = {"states": "stepfunctions", "ses": "sesv2", "sms-voice": "pinpoint-sms-voice-v2"}
ACTIONS = sorted({action for check in EVERY for action in check.actions})
CALLS = {"ViewBudget": "DescribeBudget"}
"""The operation for an action with another name."""


def test_each_missing_permission_is_named(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    account = account_of(**NAMED)
    for action in ACTIONS:
        service, _, operation = action.partition(":")
        with aws.failing(SERVICE.get(service, service), CALLS.get(operation, operation)):
            unseen = [each for each in examine(account) if each.mark is not Mark.FINE]
        assert {finding.subject for finding in unseen} == {
            check.subject for check in checks(account.settings) if action in check.actions
        }
        assert {(finding.mark, finding.next_step) for finding in unseen} == {
            (Mark.UNKNOWN, f"allow {action}")
        }


def test_a_denial_by_sns_has_its_own_error_code(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.fails("sns", "GetSMSAttributes", "AuthorizationError")
    assert "allow sns:GetSMSAttributes" in {finding.next_step for finding in examine(account_of())}


def test_another_error_of_aws_is_reported(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.fails("lambda", "GetAccountSettings", "ServiceException")
    (unseen,) = (finding for finding in examine(account_of()) if finding.mark is not Mark.FINE)
    assert unseen.mark is Mark.UNKNOWN
    assert "ServiceException" in unseen.detail

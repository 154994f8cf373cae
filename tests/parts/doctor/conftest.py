"""Provides a mocked account in which everything is in order for the stack `dev`, for tests to change."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from moto import mock_aws

from infra.common.config import parse
from infra.common.naming import Names
from tests.aws import REGION
from tests.parts.doctor.aws_account import ACCOUNT, AwsAccount
from tests.parts.infra.conftest import complete
from tools.doctor.account import Account
from tools.doctor.check import Check
from tools.doctor.domain import names
from tools.doctor.finding import Finding

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
CERTIFICATE = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/0a1b2c3d-1111-2222-3333-444455556666"
NAMED: dict[str, object] = {
    "domainName": "remind.example.org",
    "signInDomainName": "sign-in.remind.example.org",
    "senderDomainName": "example.org",
    "certificateArn": CERTIFICATE,
}
OPERATED: dict[str, object] = {"alarmEmail": "nora@example.org", "smsSpendLimit": 50, "monthlyBudget": 20}
QUOTA = {"Max24HourSend": 50_000.0, "MaxSendRate": 14.0, "SentLast24Hours": 120.0}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsAccount]:
    """An account with verified identities, outside the sandboxes and within its limits."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        account = AwsAccount()
        account.identity("reminders@example.org", verified=True)
        account.returns(
            "sesv2", "GetAccount", SendingEnabled=True, ProductionAccessEnabled=True, SendQuota=QUOTA
        )
        account.returns("sesv2", "ListSuppressedDestinations", SuppressedDestinationSummaries=[])
        account.returns("sns", "GetSMSSandboxAccountStatus", IsInSandbox=False)
        account.subscribed("nora@example.org", confirmed=True)
        account.alarms({})
        account.sms_limit("50")
        account.returns("pinpoint-sms-voice-v2", "DescribePhoneNumbers", PhoneNumbers=[])
        account.returns("pinpoint-sms-voice-v2", "DescribeSenderIds", SenderIds=[])
        account.concurrency(free=1000, whole=1000)
        account.distributions(1)
        account.spent("3.5")
        yield account


@pytest.fixture
def deployed(aws: AwsAccount) -> AwsAccount:
    """An account in which the stack is deployed."""
    aws.deploy("dev")
    return aws


@pytest.fixture
def named(aws: AwsAccount, resolved: dict[str, list[str]]) -> AwsAccount:
    """An account in which the custom names of `NAMED` are in order as well."""
    for name in ("remind.example.org", "sign-in.remind.example.org"):
        resolved[name] = ["192.0.2.1"]
    aws.certificate("ISSUED", "*.example.org", "sign-in.remind.example.org")
    aws.sender_domain("example.org")
    return aws


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The addresses in DNS by name: none unless a test adds some."""
    found: dict[str, list[str]] = {}
    monkeypatch.setattr(names, "addresses", lambda name: found.get(name, []))
    return found


@pytest.fixture
def account_of(aws: AwsAccount) -> Callable[..., Account]:
    """Creates the doctor's account, with changes to the stack's config."""

    def make(**changes: object) -> Account:
        called = Names(project="task-reminder", stack="dev", account_id=ACCOUNT, region=REGION)
        config = {**OPERATED, **changes}
        if not config["alarmEmail"]:
            config["monthlyBudget"] = 0
        settings = parse(complete(config))
        return Account(session=aws.session, settings=settings, names=called, now=NOW)

    return make


@pytest.fixture
def finding(account_of: Callable[..., Account]) -> Callable[..., Finding]:
    """Returns the only finding of a check, with changes to the stack's config."""

    def run(check: Check, **changes: object) -> Finding:
        (found,) = check.run(account_of(**changes))
        return found

    return run

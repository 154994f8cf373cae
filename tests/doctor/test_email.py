"""The sender and SES's sandbox, with accounts in each condition."""

from collections.abc import Callable

import pytest

from doctor import email_sandbox, sender
from doctor.account import Account
from doctor.check import Check
from doctor.finding import Finding, Mark
from tests.docs.aws_cli import check
from tests.doctor.aws_account import AwsAccount

AccountOf = Callable[..., Account]


def only(check: Check, account: Account) -> Finding:
    (finding,) = check.run(account)
    return finding


@pytest.mark.parametrize(
    ("review", "step"),
    [
        (None, "put-account-details --region ap-southeast-2 --production-access-enabled"),
        ({"Status": "PENDING", "CaseId": "42"}, "case 42"),
        ({"Status": "DENIED", "CaseId": "42"}, "answer in case 42"),
        ({"Status": "FAILED"}, "in the AWS Support Center"),
    ],
)
def test_the_sandbox_is_left_by_asking(
    aws: AwsAccount, account_of: AccountOf, review: dict[str, str] | None, step: str
) -> None:
    quota = {"Max24HourSend": 200.0, "MaxSendRate": 1.0, "SentLast24Hours": 7.0}
    details = {} if review is None else {"Details": {"ReviewDetails": review}}
    aws.answers(
        "sesv2", "GetAccount", SendingEnabled=True, ProductionAccessEnabled=False, SendQuota=quota, **details
    )
    finding = only(email_sandbox.CHECK, account_of())
    assert finding.mark is Mark.WRONG
    assert "7 of 200 sent in the last 24 hours, 1 a second" in finding.detail
    assert step in (finding.next_step or "")
    if (finding.next_step or "").startswith("aws "):
        check(finding.next_step or "")


def test_a_paused_account_is_told_why(aws: AwsAccount, account_of: AccountOf) -> None:
    aws.answers(
        "sesv2",
        "GetAccount",
        SendingEnabled=False,
        ProductionAccessEnabled=True,
        EnforcementStatus="SHUTDOWN",
    )
    finding = only(email_sandbox.CHECK, account_of())
    assert finding.mark is Mark.WRONG
    assert "SHUTDOWN" in finding.detail


def test_an_address_that_waits_for_its_link(aws: AwsAccount, account_of: AccountOf) -> None:
    aws.identity("new@example.org", verified=False)
    finding = only(sender.CHECK, account_of(senderEmail="new@example.org"))
    assert finding.mark is Mark.WRONG
    assert "new@example.org is not verified" in finding.detail
    assert "open the link" in (finding.next_step or "")


@pytest.mark.parametrize("domain", ["mail.example.com", "example.com"])
def test_a_verified_domain_is_enough_for_its_addresses_and_those_below(
    aws: AwsAccount, account_of: AccountOf, domain: str
) -> None:
    aws.identity(domain, verified=True)
    finding = only(sender.CHECK, account_of(senderEmail="reminders@mail.example.com"))
    assert (finding.mark, finding.detail) == (Mark.FINE, f"{domain} is verified")


def test_a_domain_that_waits_for_its_dns(aws: AwsAccount, account_of: AccountOf) -> None:
    aws.identity("example.com", verified=False)
    finding = only(sender.CHECK, account_of(senderEmail="reminders@example.com"))
    assert finding.mark is Mark.WRONG
    step = finding.next_step or ""
    assert "DKIM" in step
    check(step[step.index("aws ") :])


@pytest.mark.parametrize(
    ("creates", "step"), [("true", "pulumi up --stack dev makes it"), ("false", "createSenderIdentity true")]
)
def test_a_sender_that_ses_does_not_know(account_of: AccountOf, creates: str, step: str) -> None:
    finding = only(sender.CHECK, account_of(senderEmail="x@example.net", createSenderIdentity=creates))
    assert finding.mark is Mark.WRONG
    assert step in (finding.next_step or "")

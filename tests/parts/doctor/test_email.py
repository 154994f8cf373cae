"""Tests the checks of the sender and SES's sandbox, with accounts in each condition."""

from collections.abc import Callable

import pytest

from tests.parts.docs.aws_cli import check
from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.email import sandbox, sender
from tools.doctor.finding import Finding, Mark

Run = Callable[..., Finding]


@pytest.mark.parametrize(
    ("review", "step"),
    [
        (None, "put-account-details --region ap-southeast-2 --production-access-enabled"),
        ({"Status": "PENDING", "CaseId": "42"}, "case 42"),
        ({"Status": "DENIED", "CaseId": "42"}, "reply in case 42"),
        ({"Status": "FAILED"}, "in the AWS Support Center"),
    ],
)
def test_an_account_in_the_sandbox_must_request_production_access(
    aws: AwsAccount, finding: Run, review: dict[str, str] | None, step: str
) -> None:
    quota = {"Max24HourSend": 200.0, "MaxSendRate": 1.0, "SentLast24Hours": 7.0}
    details = {} if review is None else {"Details": {"ReviewDetails": review}}
    aws.returns(
        "sesv2", "GetAccount", SendingEnabled=True, ProductionAccessEnabled=False, SendQuota=quota, **details
    )
    found = finding(sandbox.inspect)
    assert found.mark is Mark.WRONG
    assert "7 of 200 sent in the last 24 hours, 1 a second" in found.detail
    assert step in (found.next_step or "")
    if (found.next_step or "").startswith("aws "):
        check(found.next_step or "")


def test_the_reason_for_a_paused_account_is_shown(aws: AwsAccount, finding: Run) -> None:
    aws.returns(
        "sesv2",
        "GetAccount",
        SendingEnabled=False,
        ProductionAccessEnabled=True,
        EnforcementStatus="SHUTDOWN",
    )
    found = finding(sandbox.inspect)
    assert found.mark is Mark.WRONG
    assert "SHUTDOWN" in found.detail


@pytest.mark.parametrize("domain", ["mail.example.com", "example.com"])
def test_a_verified_domain_covers_its_addresses_and_subdomains(
    aws: AwsAccount, finding: Run, domain: str
) -> None:
    aws.identity(domain, verified=True)
    found = finding(sender.inspect, senderEmail="reminders@mail.example.com")
    assert (found.mark, found.detail) == (Mark.FINE, f"{domain} is verified")


@pytest.mark.parametrize(
    ("waiting", "step"),
    [("reminders@example.com", "open the link"), ("example.com", "add the DKIM records")],
)
def test_an_unverified_address_needs_its_link_and_a_domain_its_dns_records(
    aws: AwsAccount, finding: Run, waiting: str, step: str
) -> None:
    aws.identity(waiting, verified=False)
    found = finding(sender.inspect, senderEmail="reminders@example.com")
    assert (found.mark, found.detail) == (Mark.WRONG, f"{waiting} is not verified in ap-southeast-2")
    way = found.next_step or ""
    assert step in way
    if "aws " in way:
        check(way[way.index("aws ") :])


@pytest.mark.parametrize(
    ("creates", "step"),
    [("true", "pulumi up --stack dev creates it"), ("false", "createSenderIdentity true")],
)
def test_a_sender_unknown_to_ses_is_reported(finding: Run, creates: str, step: str) -> None:
    found = finding(sender.inspect, senderEmail="x@example.net", createSenderIdentity=creates)
    assert found.mark is Mark.WRONG
    assert step in (found.next_step or "")

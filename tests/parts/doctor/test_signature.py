"""Tests that emails with links to unsubscribe are signed."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.account import Account
from tools.doctor.checks import checks
from tools.doctor.domain import signature
from tools.doctor.finding import Finding, Mark

Run = Callable[..., Finding]


def test_a_signed_sender_is_in_order(aws: AwsAccount, finding: Run) -> None:
    aws.returns("sesv2", "GetEmailIdentity", DkimAttributes={"SigningEnabled": True, "Status": "SUCCESS"})
    found = finding(signature.inspect, senderEmail="reminders@mail.example.com")
    assert (found.mark, found.detail) == (Mark.FINE, "SES signs for reminders@mail.example.com")


@pytest.mark.parametrize(
    "attributes",
    [
        {"SigningEnabled": False, "Status": "SUCCESS"},
        {"SigningEnabled": True, "Status": "PENDING"},
    ],
)
def test_without_a_signature_the_unsubscribe_header_has_no_effect(
    aws: AwsAccount, finding: Run, attributes: dict[str, object]
) -> None:
    aws.returns("sesv2", "GetEmailIdentity", DkimAttributes=attributes)
    found = finding(signature.inspect, senderEmail="reminders@mail.example.com")
    assert found.mark is Mark.WRONG
    assert "senderDomainName" in (found.next_step or "")


def test_a_sender_unknown_to_ses_has_no_signature(finding: Run) -> None:
    assert finding(signature.inspect, senderEmail="x@example.net").mark is Mark.WRONG


def test_the_signature_is_checked_if_emails_have_links_and_no_domain_is_checked(
    account_of: Callable[..., Account],
) -> None:
    assert signature.inspect in checks(account_of().settings)
    assert signature.inspect not in checks(account_of(messageLinks="false").settings)
    assert signature.inspect not in checks(account_of(senderDomainName="example.org").settings)

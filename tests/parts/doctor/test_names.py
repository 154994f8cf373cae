"""Tests the checks of custom names: certificate, address, and the records of the sender's domain."""

import shlex
from collections.abc import Callable

import pytest

from tests.parts.docs.aws_cli import check
from tests.parts.doctor.aws_account import AwsAccount
from tests.parts.doctor.conftest import NAMED
from tools.doctor.account import Account
from tools.doctor.checks import checks
from tools.doctor.domain import certificate, names, sender_records
from tools.doctor.finding import Finding, Mark

Run = Callable[..., Finding]
ZONE = "Z0EXAMPLE"


@pytest.mark.parametrize(
    ("status", "of", "detail"),
    [
        ("PENDING_VALIDATION", ["remind.example.org", "*.remind.example.org"], "it is PENDING_VALIDATION"),
        ("ISSUED", ["remind.example.org"], "it is not for sign-in.remind.example.org"),
        # an asterisk matches one label
        ("ISSUED", ["*.example.org"], "it is not for sign-in.remind.example.org"),
        ("ISSUED", ["*.remind.example.org"], "it is not for remind.example.org"),
    ],
)
def test_a_certificate_that_browsers_reject_is_reported(
    aws: AwsAccount, finding: Run, status: str, of: list[str], detail: str
) -> None:
    aws.certificate(status, *of)
    found = finding(certificate.inspect, **NAMED)
    assert found.mark is Mark.WRONG
    assert detail in found.detail
    step = found.next_step or ""
    command = step[step.index("aws ") :]
    check(command)
    words = shlex.split(command)
    assert words[words.index("--region") + 1] == "us-east-1"


def test_a_missing_certificate_is_reported(aws: AwsAccount, finding: Run) -> None:
    aws.fails("acm", "DescribeCertificate", "ResourceNotFoundException")
    assert "names none of this account" in finding(certificate.inspect, **NAMED).detail


@pytest.mark.parametrize(
    ("change", "step"),
    [({}, "pulumi stack output dnsRecords --stack dev"), ({"hostedZoneId": ZONE}, "creates its records")],
)
def test_a_name_without_an_address_is_reported(
    account_of: Callable[..., Account],
    resolved: dict[str, list[str]],
    change: dict[str, object],
    step: str,
) -> None:
    resolved["remind.example.org"] = ["192.0.2.1"]
    site, sign_in = names.inspect.run(account_of(**NAMED | change))
    assert (site.mark, site.subject) == (Mark.FINE, "domain remind.example.org")
    assert (sign_in.mark, sign_in.subject) == (Mark.WRONG, "domain sign-in.remind.example.org")
    assert step in (sign_in.next_step or "")


def test_cognito_requires_an_address_of_the_parent_domain(
    account_of: Callable[..., Account], resolved: dict[str, list[str]]
) -> None:
    config = NAMED | {"signInDomainName": "sign-in.example.org"}
    above = names.inspect.run(account_of(**config))[-1]
    assert (above.mark, above.subject) == (Mark.WRONG, "domain example.org")
    assert "create an A record of example.org" in (above.next_step or "")
    resolved["example.org"] = ["192.0.2.1"]
    assert names.inspect.run(account_of(**config))[-1].mark is Mark.FINE


def test_records_that_ses_has_not_found_are_reported(
    aws: AwsAccount, account_of: Callable[..., Account]
) -> None:
    aws.sender_domain("example.org", dkim="PENDING", mail_from="FAILED")
    dkim, mail_from = sender_records.inspect.run(account_of(**NAMED))
    assert (dkim.mark, mail_from.mark) == (Mark.WRONG, Mark.WRONG)
    # SES itself says where the keys are.
    for token in ("t1", "t2"):
        assert f"{token}._domainkey.example.org CNAME {token}.x.dkim.example" in (dkim.next_step or "")
    assert '_dmarc.example.org TXT "v=DMARC1; p=none"' in (dkim.next_step or "")
    assert "bounces.example.org MX 10 feedback-smtp.ap-southeast-2.amazonses.com" in (
        mail_from.next_step or ""
    )
    assert 'bounces.example.org TXT "v=spf1 include:amazonses.com ~all"' in (mail_from.next_step or "")


def test_a_domain_without_mail_from_is_reported(aws: AwsAccount, account_of: Callable[..., Account]) -> None:
    aws.sender_domain("example.org", mail_from=None)
    _, mail_from = sender_records.inspect.run(account_of(**NAMED))
    assert mail_from.mark is Mark.WRONG
    assert "sets bounces.example.org" in (mail_from.next_step or "")


def test_a_domain_unknown_to_ses_is_reported(finding: Run) -> None:
    found = finding(sender_records.inspect, **NAMED)
    assert (found.mark, found.next_step) == (Mark.WRONG, "pulumi up --stack dev creates it")


def test_a_stack_without_custom_names_has_no_checks_of_names(account_of: Callable[..., Account]) -> None:
    subjects = {each.subject for each in checks(account_of().settings)}
    assert subjects.isdisjoint({"domain", "certificate", "email: domain"})

"""Checks that SES has found the DNS records of the sender's domain; lists those to set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from infra.domain.sender_domain import DMARC, SPF, dkim_domain, dmarc_name, feedback_host, mail_from
from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

if TYPE_CHECKING:
    from mypy_boto3_sesv2.type_defs import GetEmailIdentityResponseTypeDef

FOUND = "SUCCESS"


@check("email: domain", "ses:GetEmailIdentity")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns findings about DKIM and MAIL FROM. SES doesn't check DMARC, so it is only mentioned."""
    domain = str(account.settings.sender_domain_name)
    try:
        identity = account.session.client("sesv2").get_email_identity(EmailIdentity=domain)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NotFoundException":
            raise
        yield wrong(f"SES has no identity {domain}", f"pulumi up --stack {account.names.stack} creates it")
        return
    yield replace(_dkim(account, domain, identity), subject="DKIM")
    yield replace(_mail_from(account, domain, identity), subject="MAIL FROM")


def _dkim(account: Account, domain: str, identity: GetEmailIdentityResponseTypeDef) -> Finding:
    attributes = identity.get("DkimAttributes", {})
    hosted_at = attributes.get("SigningHostedZone") or dkim_domain(account.region)
    if attributes.get("Status") == FOUND:
        return fine(f"SES signs for {domain}")
    records = [
        f"{token}._domainkey.{domain} CNAME {token}.{hosted_at}" for token in attributes.get("Tokens", [])
    ]
    records.append(f'{dmarc_name(domain)} TXT "{DMARC}"')
    return wrong(f"SES has not found the keys of {domain} (status {attributes.get('Status')})", _set(records))


def _mail_from(account: Account, domain: str, identity: GetEmailIdentityResponseTypeDef) -> Finding:
    attributes = identity.get("MailFromAttributes")
    name = attributes.get("MailFromDomain") if attributes else None
    if attributes is None or not name:
        made = f"pulumi up --stack {account.names.stack} sets {mail_from(domain)}"
        return wrong("bounces go to a domain of SES: SPF does not cover the sender", made)
    if attributes.get("MailFromDomainStatus") == FOUND:
        return fine(f"bounces go to {name}")
    records = [f"{name} MX {feedback_host(account.region)}", f'{name} TXT "{SPF}"']
    return wrong(f"SES has not found the record of {name}, and uses its own domain", _set(records))


def _set(records: Iterable[str]) -> str:
    return f"DNS must have (then SES needs up to 72 hours): {'; '.join(records)}"

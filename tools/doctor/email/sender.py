"""Checks that Amazon SES allows the stack to send from its sender's address.

The address itself may be verified, or its domain, or a parent domain:
https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client


@check("email: sender", "ses:GetEmailIdentity")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the most specific identity of the sender in SES."""
    sender = account.settings.sender_email
    client = account.session.client("sesv2")
    for identity in identities(sender):
        verified = _verified(client, identity)
        if verified is not None:
            yield _finding(account, identity, verified=verified)
            return
    yield wrong(f"SES in {account.region} has no identity for {sender} or its domain", _create(account))


def identities(sender: str) -> Iterator[str]:
    """Returns the identities that allow the sender: address, domain, parents of two or more labels."""
    yield sender
    labels = sender.rpartition("@")[2].split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


def _verified(client: SESV2Client, identity: str) -> bool | None:
    try:
        return client.get_email_identity(EmailIdentity=identity).get("VerifiedForSendingStatus", False)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NotFoundException":
            return None
        raise


def _finding(account: Account, identity: str, *, verified: bool) -> Finding:
    if verified:
        return fine(f"{identity} is verified")
    detail = f"{identity} is not verified in {account.region}"
    if "@" in identity:
        return wrong(detail, f"open the link that AWS sent to {identity} (it is valid for 24 hours)")
    show = f"aws sesv2 get-email-identity --region {account.region} --email-identity {identity}"
    return wrong(detail, f"add the DKIM records from this command to the domain's DNS: {show}")


def _create(account: Account) -> str:
    if account.settings.create_sender_identity:
        return f"pulumi up --stack {account.names.stack} creates it, then open the link that AWS sends"
    return f"verify one in SES, or: pulumi config set createSenderIdentity true --stack {account.names.stack}"

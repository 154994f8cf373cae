"""Checks that SES signs the stack's emails with DKIM: one-click unsubscribe needs it.

https://www.rfc-editor.org/rfc/rfc8058#section-4
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.email.sender import identities
from tools.doctor.finding import Finding, fine, wrong

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client


@check("email: signature", "ses:GetEmailIdentity")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the sender's identities: an address uses its domain's signature.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim.html
    """
    client, sender = account.session.client("sesv2"), account.settings.sender_email
    for identity in identities(sender):
        if _signs(client, identity):
            yield fine(f"SES signs for {identity}")
            return
    detail = f"SES signs no email of {sender}: mail programs may not show their unsubscribe button"
    yield wrong(detail, "use a domain identity with DKIM for the sender: senderDomainName creates one")


def _signs(client: SESV2Client, identity: str) -> bool:
    try:
        attributes = client.get_email_identity(EmailIdentity=identity).get("DkimAttributes", {})
    except ClientError as error:
        if error.response["Error"]["Code"] == "NotFoundException":
            return False
        raise
    return attributes.get("SigningEnabled", False) and attributes.get("Status") == "SUCCESS"

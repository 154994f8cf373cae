"""Checks whether Amazon SES sends to every address, or only to verified ones.

https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

if TYPE_CHECKING:
    from mypy_boto3_sesv2.type_defs import GetAccountResponseTypeDef


@check("email: sending", "ses:GetAccount")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the account's email in the stack's region."""
    status = account.session.client("sesv2").get_account()
    if not status.get("SendingEnabled", False):
        state = status.get("EnforcementStatus", "unknown")
        detail = f"SES has paused the account's email in {account.region} (status {state})"
        yield wrong(detail, "read what AWS wrote to you about it, in the AWS Support Center")
    elif not status.get("ProductionAccessEnabled", False):
        detail = f"sandbox in {account.region}: only to verified addresses, {_quota(status)}"
        yield wrong(detail, _next_step(status, account))
    else:
        yield fine(f"to every address, {_quota(status)}")


def _quota(status: GetAccountResponseTypeDef) -> str:
    quota = status.get("SendQuota", {})
    sent, day, second = (quota.get(name, 0.0) for name in ("SentLast24Hours", "Max24HourSend", "MaxSendRate"))
    return f"{sent:g} of {day:g} sent in the last 24 hours, {second:g} a second"


def _next_step(status: GetAccountResponseTypeDef, account: Account) -> str:
    review = status.get("Details", {}).get("ReviewDetails", {})
    case = f"case {review.get('CaseId', 'in the AWS Support Center')}"
    match review.get("Status"):
        case "PENDING":
            return f"wait: production access was requested ({case}); AWS usually replies within a day"
        case "DENIED" | "FAILED":
            return f"AWS denied production access: reply in {case}"
        case _:
            return (
                f"aws sesv2 put-account-details --region {account.region} --production-access-enabled"
                " --mail-type TRANSACTIONAL --website-url YOUR_SITE"
            )

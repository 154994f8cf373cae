"""Checks whether Amazon SNS sends SMS to every number, or only to verified ones.

https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html
"""

from collections.abc import Iterable

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


@check("SMS: sending", "sns:GetSMSSandboxAccountStatus")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the account's SMS in the stack's region."""
    if account.session.client("sns").get_sms_sandbox_account_status()["IsInSandbox"]:
        yield wrong(
            f"sandbox in {account.region}: only to at most 10 numbers, verified there",
            "in the SNS console, Text messaging (SMS): exit the sandbox, or verify a number",
        )
    else:
        yield fine("to every number")

"""Checks that Lambda's concurrency quota suffices for the API's burst.

https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from collections.abc import Iterable

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

QUOTA = "L-B99A9384"
"""Service Quotas' code for Lambda's concurrent executions."""

USUAL = 1000
"""The default quota of an account; new accounts have less."""


@check("Lambda: concurrency", "lambda:GetAccountSettings")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding: each request takes one environment, so the quota must cover the burst."""
    limits = account.session.client("lambda").get_account_settings()["AccountLimit"]
    unreserved, total = limits["UnreservedConcurrentExecutions"], limits["ConcurrentExecutions"]
    needed = account.settings.throttle_burst
    detail = f"{unreserved} of the account's {total} are unreserved; throttleBurst is {needed}"
    if unreserved >= needed:
        yield fine(detail)
    else:
        more = (
            f"aws service-quotas request-service-quota-increase --region {account.region}"
            f" --service-code lambda --quota-code {QUOTA} --desired-value {USUAL}"
        )
        yield wrong(f"{detail}: requests beyond that are rejected", more)

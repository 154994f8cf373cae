"""Whether Lambda lets as many requests run at once as the API takes.

https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from collections.abc import Iterable

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

QUOTA = "L-B99A9384"
"""Service Quotas' name for Lambda's concurrent executions."""

USUAL = 1000
"""The quota of accounts that are no longer new."""


@check("Lambda: concurrency", "lambda:GetAccountSettings")
def look(account: Account) -> Iterable[Finding]:
    """One finding: a request takes one environment, so the API's burst is what must fit in."""
    limits = account.session.client("lambda").get_account_settings()["AccountLimit"]
    free, whole = limits["UnreservedConcurrentExecutions"], limits["ConcurrentExecutions"]
    needed = account.settings.throttle_burst
    detail = f"{free} of the account's {whole} are not reserved; throttleBurst is {needed}"
    if free >= needed:
        yield fine(detail)
    else:
        more = (
            f"aws service-quotas request-service-quota-increase --region {account.region}"
            f" --service-code lambda --quota-code {QUOTA} --desired-value {USUAL}"
        )
        yield wrong(f"{detail}: what does not fit is refused", more)

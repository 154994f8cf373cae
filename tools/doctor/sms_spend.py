"""Reports the monthly spending limit for SMS, and how much of it is used.

Within minutes of the limit SNS stops sending. Publish has no error for that and still returns message ids:
https://docs.aws.amazon.com/sns/latest/dg/channels-sms-awssupport-spend-threshold.html
"""

from collections.abc import Iterable

from infra.common.config import SPEND_ALARM_SHARE
from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

NEW_ACCOUNTS_LIMIT = 1.0
"""USD a month: the default of every account, enough for 12 to 24 SMS."""

DAY_SECONDS = 86_400


@check("SMS: spend", "sns:GetSMSAttributes", "cloudwatch:GetMetricStatistics")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about this calendar month (UTC), as counted by SNS."""
    limit, used = _limit(account), _used(account)
    detail = f"{used:.2f} of {limit:.2f} USD used this month"
    more = "request more in the AWS Support Center (service quota: SNS text messaging), then set it in SNS"
    if used >= SPEND_ALARM_SHARE * limit:
        yield wrong(f"{detail}; beyond it SMS are dropped without an error", more)
    elif limit <= NEW_ACCOUNTS_LIMIT:
        yield wrong(f"{detail}: the limit of new accounts, enough for a trial only", more)
    elif int(limit) != account.settings.sms_spend_limit:
        step = f"pulumi config set smsSpendLimit {int(limit)}, then pulumi up"
        if account.settings.set_sms_spend_limit:
            step = "pulumi up --refresh sets it again"
        yield wrong(f"{detail}; the alarm is set for {account.settings.sms_spend_limit} USD", step)
    else:
        yield fine(detail)


def _limit(account: Account) -> float:
    response = account.session.client("sns").get_sms_attributes(attributes=["MonthlySpendLimit"])
    return float(response.get("attributes", {}).get("MonthlySpendLimit") or NEW_ACCOUNTS_LIMIT)


def _used(account: Account) -> float:
    month = account.now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    response = account.session.client("cloudwatch").get_metric_statistics(
        Namespace="AWS/SNS",
        MetricName="SMSMonthToDateSpentUSD",
        StartTime=month,
        EndTime=account.now,
        Period=DAY_SECONDS,
        Statistics=["Maximum"],
    )
    # SNS records the month's total with each SMS, so there is no value before the first one.
    return max((point["Maximum"] for point in response["Datapoints"]), default=0.0)

"""Lists the alarms on deliveries by email and SMS, and on the account's reputation and spending.

docs/operate.md says what to do about each.
"""

from collections.abc import Iterator
from dataclasses import replace

from infra.common.config import SPEND_ALARM_SHARE, Settings
from infra.monitoring.alarm import A_DAY, AN_HOUR, Alarm, Share
from infra.monitoring.metrics import MonitoredResources, email, sms, sms_spend

BOUNCES, COMPLAINTS = 0.05, 0.001
"""Shares of all email. From here on AWS reviews an account and may suspend its sending.

https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
"""


def delivery_alarms(settings: Settings, monitored: MonitoredResources) -> Iterator[Alarm]:
    """Yields the alarms on deliveries, and on the account's email; those for SMS only if it sends any."""
    yield from _shares(settings, monitored)
    if settings.sms_countries:
        yield from _sms(settings.sms_spend_limit, monitored)
    yield from _reputation()


def _shares(settings: Settings, monitored: MonitoredResources) -> Iterator[Alarm]:
    for channel in ("email", "sms") if settings.sms_countries else ("email",):
        hourly = Alarm(
            name=f"{channel}-deliveries",
            summary=f"In an hour a fifth or more of {channel} deliveries, at least 3, failed or are unknown.",
            metric=monitored.log_metric(f"{channel.capitalize()}Failed"),
            share=Share(fewest=3, of=monitored.log_metric(f"{channel.capitalize()}Ended")),
            threshold=0.2,
            period_seconds=AN_HOUR,
        )
        yield hourly
        yield replace(  # a small stack doesn't have three an hour
            hourly,
            name=f"{channel}-deliveries-daily",
            summary=f"In a day half or more of {channel} deliveries, at least 2, failed or are unknown.",
            share=Share(fewest=2, of=monitored.log_metric(f"{channel.capitalize()}Ended")),
            threshold=0.5,
            period_seconds=A_DAY,
        )


def _sms(limit_usd: int, monitored: MonitoredResources) -> Iterator[Alarm]:
    yield Alarm(
        name="sms-errors",
        summary="In an hour at least half of the attempts to hand an SMS to SNS, and at least 10, failed.",
        metric=monitored.log_metric("SmsErrors"),
        share=Share(fewest=10, of=monitored.log_metric("SmsEnded"), disjoint=True),
        threshold=0.5,
        period_seconds=AN_HOUR,
    )
    yield Alarm(
        name="sms-failures",
        summary="In an hour at least a fifth of the SMS that SNS accepted, at least 5, were not delivered.",
        metric=sms("NumberOfNotificationsFailed"),
        share=Share(fewest=5, of=sms("NumberOfNotificationsDelivered"), disjoint=True),
        threshold=0.2,
        period_seconds=AN_HOUR,
    )
    yield Alarm(
        name="sms-spend",
        summary=f"The month's SMS have cost {SPEND_ALARM_SHARE:.0%} of the {limit_usd} USD of smsSpendLimit.",
        metric=sms_spend(),
        statistic="Maximum",
        threshold=round(SPEND_ALARM_SHARE * limit_usd, 2),
        period_seconds=AN_HOUR,
        missing="ignore",
    )


def _reputation() -> Iterator[Alarm]:
    # AWS's recommended alarms: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
    for name, rate, threshold in (
        ("bounces", "BounceRate", BOUNCES),
        ("complaints", "ComplaintRate", COMPLAINTS),
    ):
        yield Alarm(
            name=f"email-{name}",
            summary=f"The account's rate of {name} is {threshold:.1%} or more: AWS may stop it from sending.",
            metric=email(f"Reputation.{rate}"),
            statistic="Average",
            threshold=threshold,
            period_seconds=AN_HOUR,
            missing="ignore",
        )

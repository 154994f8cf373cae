"""Which alarms a stack has: the metric of each, and from where on it rings.

docs/operate.md says what to do about each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from infra.common.config import NEARLY_SPENT, Settings
from infra.monitoring.metrics import Metric, Watched, email, sms, sms_spend
from infra.sweep import SWEEP_EVERY_SECONDS

FIVE_MINUTES, AN_HOUR = 300, 3600
LASTING = 3
"""Periods in a row: what is tried again by itself is worth a person's time only when it lasts."""

BOUNCES, COMPLAINTS = 0.05, 0.001
"""Of all email: from here on AWS reviews an account, and may stop it from sending later.

https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
"""


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Rings when `metric` is at least `threshold` in `periods` periods in a row.

    `name` is its role in physical names, `missing` what a period without a value counts as.
    """

    name: str
    means: str
    metric: Metric
    threshold: float = 1
    statistic: Literal["Sum", "Maximum", "Average"] = "Sum"
    period_seconds: int = FIVE_MINUTES
    periods: int = 1
    missing: Literal["notBreaching", "breaching", "ignore"] = "notBreaching"


def alarms(settings: Settings, watched: Watched) -> list[Alarm]:
    """All alarms of a stack; those for SMS only where it sends any."""
    return [
        *_executions(watched),
        Alarm(
            name="api-5xx",
            means="A call of the API was answered with a status of 500 or above.",
            metric=watched.api("5xx"),
        ),
        *_functions(watched),
        *_sweep(watched),
        *(_sms(settings.sms_spend_limit) if settings.sms_countries else ()),
        *_email(),
    ]


def _executions(watched: Watched) -> Iterator[Alarm]:
    yield Alarm(
        name="executions-failed",
        means="A reminder's execution failed: a defect, since what can go wrong is caught.",
        metric=watched.executions("ExecutionsFailed"),
    )
    yield Alarm(
        name="executions-timed-out",
        means="A reminder's execution was ended by Step Functions: a defect, since nothing lasts that long.",
        metric=watched.executions("ExecutionsTimedOut"),
    )


def _functions(watched: Watched) -> Iterator[Alarm]:
    for role in watched.functions:
        # The email worker fails where SES has no room: Step Functions tries again.
        periods = LASTING if role == "email" else 1
        yield Alarm(
            name=f"{role}-errors",
            means=f"The {role} function ended with an error or ran out of time.",
            metric=watched.function(role, "Errors"),
            periods=periods,
        )
        yield Alarm(
            name=f"{role}-throttles",
            means=f"The {role} function was not run: the account's Lambda concurrency was used up.",
            metric=watched.function(role, "Throttles"),
            periods=periods,
        )


def _sweep(watched: Watched) -> Iterator[Alarm]:
    yield Alarm(
        name="sweep-stuck",
        means="The sweep closed a reminder whose outcome was never recorded: it may not have been sent.",
        metric=watched.sweep("Stuck"),
    )
    yield Alarm(
        name="sweep-late",
        means="The sweep does not run, or reminders waited for it longer than two of its runs.",
        metric=watched.sweep("OldestUncheckedSeconds"),
        statistic="Maximum",
        threshold=2 * SWEEP_EVERY_SECONDS,
        # Two in a row: schedules are a minute exact, so a period may see no run and the next one two.
        period_seconds=SWEEP_EVERY_SECONDS,
        periods=2,
        missing="breaching",
    )
    yield Alarm(
        name="sweep-failures",
        means="Several sweeps in a row could not look at reminders that waited for them.",
        metric=watched.sweep("Failures"),
        periods=LASTING,
    )


def _sms(limit_usd: int) -> Iterator[Alarm]:
    yield Alarm(
        name="sms-failures",
        means="An SMS that SNS had taken was not delivered; its reminder says sent.",
        metric=sms("NumberOfNotificationsFailed"),
        period_seconds=AN_HOUR,
    )
    yield Alarm(
        name="sms-spend",
        means=f"The month's SMS have cost {NEARLY_SPENT:.0%} of the {limit_usd} USD of smsSpendLimit.",
        metric=sms_spend(),
        statistic="Maximum",
        threshold=round(NEARLY_SPENT * limit_usd, 2),
        period_seconds=AN_HOUR,
        missing="ignore",
    )


def _email() -> Iterator[Alarm]:
    # As AWS sets them up: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
    for name, rate, threshold in (
        ("bounces", "BounceRate", BOUNCES),
        ("complaints", "ComplaintRate", COMPLAINTS),
    ):
        yield Alarm(
            name=f"email-{name}",
            means=f"The account's rate of {name} is {threshold:.1%} or more: AWS may stop it from sending.",
            metric=email(f"Reputation.{rate}"),
            statistic="Average",
            threshold=threshold,
            period_seconds=AN_HOUR,
            missing="ignore",
        )

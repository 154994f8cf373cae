"""Lists a stack's alarms, with their metrics and thresholds.

docs/operate.md says what to do about each.
"""

from collections.abc import Iterator
from dataclasses import replace

from infra.canary import CANARY_EVERY_SECONDS
from infra.common.config import NEARLY_SPENT, Settings
from infra.common.lambda_function import LambdaFunction
from infra.monitoring.alarm import Alarm, Share
from infra.monitoring.feedback_alarms import feedback_alarms
from infra.monitoring.metrics import Watched, canary_late, email, sms, sms_spend
from infra.sweep import SWEEP_EVERY_SECONDS

A_QUARTER, AN_HOUR = 900, 3600

BOUNCES, COMPLAINTS = 0.05, 0.001
"""Shares of all email. From here on AWS reviews an account and may suspend its sending.

https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
"""


def alarms(settings: Settings, watched: Watched) -> list[Alarm]:
    """Returns all alarms of a stack; those for SMS only if it sends any."""
    return [
        *_executions(watched),
        *_api(watched),
        *_email_worker(watched),
        *_sweep(watched),
        *(_canary(watched.canary) if watched.canary else ()),
        *_deliveries(settings, watched),
        *(feedback_alarms(watched, watched.feedback) if watched.feedback else ()),
        *(_sms(settings.sms_spend_limit, watched) if settings.sms_countries else ()),
        *_reputation(),
    ]


def _executions(watched: Watched) -> Iterator[Alarm]:
    yield Alarm(
        name="executions-failed",
        means="A reminder's execution failed. This is a defect, because expected errors are caught.",
        metric=watched.executions("ExecutionsFailed"),
    )
    yield Alarm(
        name="executions-timed-out",
        means="A reminder's execution timed out. This is a defect: none should last that long.",
        metric=watched.executions("ExecutionsTimedOut"),
    )


def _api(watched: Watched) -> Iterator[Alarm]:
    calls = watched.api("Count")
    yield Alarm(
        name="api-5xx",
        means="In 15 minutes at least 5 % of the API's calls, and at least 3, ended with a 5xx.",
        metric=watched.api("5xx"),
        share=Share(fewest=3, of=calls),
        threshold=0.05,
        period_seconds=A_QUARTER,
    )
    yield Alarm(
        name="api-429",
        means="In 15 minutes at least 10 % of the API's calls, and at least 100, were refused with a 429.",
        metric=watched.counted("ApiRefused"),
        share=Share(fewest=100, of=calls),
        threshold=0.1,
        period_seconds=A_QUARTER,
    )
    yield Alarm(
        name="api-errors",
        means="In 15 minutes at least 5 % of the api function's invocations, and at least 3, failed.",
        metric=watched.function("api", "Errors"),
        share=Share(fewest=3, of=watched.function("api", "Invocations")),
        threshold=0.05,
        period_seconds=A_QUARTER,
    )
    yield _throttles(watched, "api", threshold=5)
    yield Alarm(
        name="records-unreadable",
        means="A reminder's record can't be read: a list or the sweep skipped it.",
        metric=watched.counted("RecordsUnreadable"),
        period_seconds=AN_HOUR,
    )


def _throttles(watched: Watched, role: str, *, threshold: int) -> Alarm:
    return Alarm(
        name=f"{role}-throttles",
        means=f"The {role} function was throttled: the account's Lambda concurrency was used up.",
        metric=watched.function(role, "Throttles"),
        threshold=threshold,
        periods=3,
        of=2,
    )


def _email_worker(watched: Watched) -> Iterator[Alarm]:
    yield Alarm(
        name="email-errors",
        # A reminder is tried only twice in five minutes, and a burst of due reminders is over sooner.
        means="For 30 minutes most attempts to send email failed, at least 10 in every 5 minutes.",
        metric=watched.function("email", "Errors"),
        share=Share(fewest=10, of=watched.function("email", "Invocations")),
        threshold=0.5,
        periods=6,
    )
    yield replace(_throttles(watched, "email", threshold=5), periods=3, of=3)
    yield Alarm(
        name="email-blocked",
        means="SES accepts no email until an operator fixes the sender, the account or a permission.",
        metric=watched.counted("EmailBlocked"),
        # Each email is retried within five minutes, so every period has an error while the problem lasts.
        periods=3,
        of=2,
    )
    yield Alarm(
        name="email-defects",
        means="The email function ended twice in an hour with an unexpected error: a defect.",
        metric=watched.counted("EmailDefects"),
        threshold=2,
        period_seconds=AN_HOUR,
    )


def _sweep(watched: Watched) -> Iterator[Alarm]:
    # The sweep runs once per period, so this means two errors in a quarter of an hour.
    yield Alarm(
        name="sweep-errors",
        means="The sweep function failed or timed out twice.",
        metric=watched.function("sweep", "Errors"),
        periods=3,
        of=2,
    )
    yield _throttles(watched, "sweep", threshold=1)
    yield Alarm(
        name="sweep-stuck",
        means="The sweep closed a reminder whose outcome was never recorded: it may not have been sent.",
        metric=watched.sweep("Stuck"),
    )
    yield Alarm(
        name="sweep-overdue",
        means="Reminders that were due ten minutes ago are still unclaimed although their timers start.",
        metric=watched.sweep("Overdue"),
        period_seconds=A_QUARTER,  # the sweep meets an unclaimed reminder in each of them
        periods=3,
        of=2,
    )
    yield Alarm(
        name="sweep-late",
        means="Reminders or schedules waited for the sweep longer than two of its runs. Or, with"
        " insufficient data, the sweep does not run.",
        metric=watched.sweep("OldestUncheckedSeconds"),
        statistic="Maximum",
        threshold=2 * SWEEP_EVERY_SECONDS,
        # Two in a row: schedules are precise to a minute, so a period may have no run and the next one two.
        # https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
        period_seconds=SWEEP_EVERY_SECONDS,
        periods=2,
        # Not `breaching`: a new stack has no value until its first sweep, so the alarm would go off.
        missing="missing",
    )
    yield Alarm(
        name="sweep-failures",
        means="Several sweeps in a row could not process reminders or schedules, or could not start timers.",
        metric=watched.sweep("Failures"),
        periods=4,  # as above: one period may have no run
        of=3,
    )
    yield Alarm(
        name="schedules-missed",
        means="Schedules were processed so late that some occurrences got no reminder: the sweep was down.",
        metric=watched.sweep("SchedulesMissed"),
    )


def _canary(canary: LambdaFunction) -> Iterator[Alarm]:
    yield Alarm(
        name="canary-late",
        means="A canary reminder failed, was not sent within ten minutes, or could not be created. Or, with"
        " insufficient data, the canary does not run.",
        metric=canary_late(canary),
        statistic="Maximum",
        # A late reminder counts in two runs, so one suffices. Failed creations count once, so it takes two.
        period_seconds=CANARY_EVERY_SECONDS,
        periods=3,
        of=2,
        # Not `breaching`, as for `sweep-late`.
        missing="missing",
    )


def _deliveries(settings: Settings, watched: Watched) -> Iterator[Alarm]:
    for channel in ("email", "sms") if settings.sms_countries else ("email",):
        yield Alarm(
            name=f"{channel}-deliveries",
            means=f"In an hour 20 % or more of the {channel} deliveries, at least 3, failed or are unknown.",
            metric=watched.counted(f"{channel.capitalize()}Failed"),
            share=Share(fewest=3, of=watched.counted(f"{channel.capitalize()}Ended")),
            threshold=0.2,
            period_seconds=AN_HOUR,
        )


def _sms(limit_usd: int, watched: Watched) -> Iterator[Alarm]:
    yield Alarm(
        name="sms-errors",
        means="In an hour at least 50 % of the attempts to hand an SMS to SNS, and at least 10, failed.",
        metric=watched.counted("SmsErrors"),
        share=Share(fewest=10, of=watched.counted("SmsEnded"), beside=True),
        threshold=0.5,
        period_seconds=AN_HOUR,
    )
    yield Alarm(
        name="sms-failures",
        means="In an hour at least 20 % of the SMS that SNS accepted, and at least 5, were not delivered.",
        metric=sms("NumberOfNotificationsFailed"),
        share=Share(fewest=5, of=sms("NumberOfNotificationsDelivered"), beside=True),
        threshold=0.2,
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


def _reputation() -> Iterator[Alarm]:
    # AWS's recommended alarms: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
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

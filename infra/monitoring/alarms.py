"""Lists a stack's alarms, with their metrics and thresholds.

docs/operate.md says what to do about each.
"""

from collections.abc import Iterator
from dataclasses import replace

from infra.canary import CANARY_EVERY_SECONDS
from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction
from infra.monitoring.alarm import A_QUARTER, AN_HOUR, Alarm, Share
from infra.monitoring.delivery_alarms import delivery_alarms
from infra.monitoring.feedback_alarms import feedback_alarms
from infra.monitoring.metrics import MonitoredResources, canary_late
from infra.sweep import SWEEP_EVERY_SECONDS


def alarms(settings: Settings, monitored: MonitoredResources) -> list[Alarm]:
    """Returns all alarms of a stack; those for SMS only if it sends any."""
    return [
        *_executions(monitored),
        *_api(monitored),
        *_email_worker(monitored),
        *_sweep(monitored),
        *(_canary(monitored.canary) if monitored.canary else ()),
        *delivery_alarms(settings, monitored),
        *(feedback_alarms(monitored, monitored.feedback) if monitored.feedback else ()),
    ]


def _executions(monitored: MonitoredResources) -> Iterator[Alarm]:
    yield Alarm(
        name="executions-failed",
        summary="A reminder's execution failed. This is a defect, because expected errors are caught.",
        metric=monitored.executions("ExecutionsFailed"),
    )
    yield Alarm(
        name="executions-timed-out",
        summary="A reminder's execution timed out. This is a defect: none should last that long.",
        metric=monitored.executions("ExecutionsTimedOut"),
    )


def _api(monitored: MonitoredResources) -> Iterator[Alarm]:
    calls = monitored.api("Count")
    yield Alarm(
        name="api-5xx",
        summary="In 15 minutes at least 5 % of the API's calls, and at least 3, ended with a 5xx.",
        metric=monitored.api("5xx"),
        share=Share(fewest=3, of=calls),
        threshold=0.05,
        period_seconds=A_QUARTER,
    )
    yield Alarm(
        name="api-429",
        summary="In 15 minutes at least 10 % of the API's calls, and at least 100, were refused with a 429.",
        metric=monitored.log_metric("ApiRefused"),
        share=Share(fewest=100, of=calls),
        threshold=0.1,
        period_seconds=A_QUARTER,
    )
    yield Alarm(
        name="api-errors",
        summary="In 15 minutes at least 5 % of the api function's invocations, and at least 3, failed.",
        metric=monitored.function("api", "Errors"),
        share=Share(fewest=3, of=monitored.function("api", "Invocations")),
        threshold=0.05,
        period_seconds=A_QUARTER,
    )
    yield _throttles(monitored, "api", threshold=5)
    yield Alarm(
        name="records-unreadable",
        summary="A reminder's record can't be read: a list or the sweep skipped it.",
        metric=monitored.log_metric("RecordsUnreadable"),
        period_seconds=AN_HOUR,
    )


def _throttles(monitored: MonitoredResources, role: str, *, threshold: int) -> Alarm:
    return Alarm(
        name=f"{role}-throttles",
        summary=f"The {role} function was throttled: the account's Lambda concurrency was used up.",
        metric=monitored.function(role, "Throttles"),
        threshold=threshold,
        periods=3,
        of=2,
    )


def _email_worker(monitored: MonitoredResources) -> Iterator[Alarm]:
    yield Alarm(
        name="email-errors",
        # A reminder is tried only twice in five minutes, and a burst of due reminders is over sooner.
        summary="For 30 minutes most attempts to send email failed, at least 10 in every 5 minutes.",
        metric=monitored.function("email", "Errors"),
        share=Share(fewest=10, of=monitored.function("email", "Invocations")),
        threshold=0.5,
        periods=6,
    )
    yield replace(_throttles(monitored, "email", threshold=5), periods=3, of=3)
    yield Alarm(
        name="email-blocked",
        summary="SES accepts no email until an operator fixes the sender, the account or a permission.",
        metric=monitored.log_metric("EmailBlocked"),
        # Each email is retried within five minutes, so every period has an error while the problem lasts.
        periods=3,
        of=2,
    )
    yield Alarm(
        name="email-defects",
        summary="The email function ended twice in an hour with an unexpected error: a defect.",
        metric=monitored.log_metric("EmailDefects"),
        threshold=2,
        period_seconds=AN_HOUR,
    )


def _sweep(monitored: MonitoredResources) -> Iterator[Alarm]:
    # The sweep runs once per period, so this means two errors in a quarter of an hour.
    yield Alarm(
        name="sweep-errors",
        summary="The sweep function failed or timed out twice.",
        metric=monitored.function("sweep", "Errors"),
        periods=3,
        of=2,
    )
    yield _throttles(monitored, "sweep", threshold=1)
    yield Alarm(
        name="sweep-stuck",
        summary="The sweep closed a reminder whose result was never recorded: it may not have been sent.",
        metric=monitored.sweep("Stuck"),
    )
    yield Alarm(
        name="sweep-overdue",
        summary="Reminders that were due ten minutes ago are still unclaimed although their timers start.",
        metric=monitored.sweep("Overdue"),
        period_seconds=A_QUARTER,  # the sweep meets an unclaimed reminder in each of them
        periods=3,
        of=2,
    )
    yield Alarm(
        name="sweep-late",
        summary="Reminders or schedules waited for the sweep longer than two of its runs. Or, with"
        " insufficient data, the sweep does not run.",
        metric=monitored.sweep("OldestUncheckedSeconds"),
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
        summary="Several sweeps in a row could not process reminders or schedules, or not start timers.",
        metric=monitored.sweep("Failures"),
        periods=4,  # as above: one period may have no run
        of=3,
    )
    yield Alarm(
        name="schedules-missed",
        summary="Schedules were processed so late that some occurrences got no reminder: the sweep was down.",
        metric=monitored.sweep("SchedulesMissed"),
    )
    yield Alarm(
        name="schedules-paused",
        summary="In six hours the sweep paused at least 3 schedules whose content may not be sent any more.",
        metric=monitored.log_metric("SchedulesPaused"),
        threshold=3,
        period_seconds=6 * AN_HOUR,  # over which the checks of schedules are spread
    )


def _canary(canary: LambdaFunction) -> Iterator[Alarm]:
    yield Alarm(
        name="canary-late",
        summary="A canary reminder failed, was not sent within ten minutes, or could not be created. Or, with"
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

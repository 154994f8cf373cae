"""Metrics counted from the stack's logs: deliveries, refused calls, unreadable records, paused schedules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names
from infra.monitoring.metrics import Metric, MonitoredResources
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import OPERATORS, WORKERS_OWN

SENT, NOT_SENT = ("sent",), ("failed", "unknown")
"""The final statuses of a delivery, as the record stores them."""


@dataclass(frozen=True, kw_only=True)
class LogMetric:
    """Adds 1 to `metric` for each log line that matches `pattern`; `name` is its role in names.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    """

    name: str
    log_group_name: pulumi.Input[str]
    pattern: str
    metric: Metric


def log_metrics(settings: Settings, monitored: MonitoredResources) -> list[LogMetric]:
    """Returns everything that is counted in a stack's logs; SMS only if it sends any."""
    unreadable = {"api": "records-unreadable", "sweep": "records-unreadable-by-sweep"}
    return [
        # 429 from the gateway and from the API. The access log writes the status as a string. It is unproven
        # that it has a line for calls that the gateway throttled:
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
        LogMetric(
            name="api-refused",
            log_group_name=monitored.access_log_group_name,
            pattern='{ $.status = "429" }',
            metric=monitored.log_metric("ApiRefused"),
        ),
        *(
            LogMetric(
                name=name,
                log_group_name=monitored.functions[role].log_group_name,
                pattern='{ $.message = "record not read" }',
                metric=monitored.log_metric("RecordsUnreadable"),
            )
            for role, name in unreadable.items()
        ),
        LogMetric(
            name="schedules-paused",
            log_group_name=monitored.functions["sweep"].log_group_name,
            # A recipient who bounced, or stopped emails, is no fault of the configuration.
            pattern='{ $.message = "schedule paused" && $.reason != "recipient_unavailable" }',
            metric=monitored.log_metric("SchedulesPaused"),
        ),
        *_email_worker(monitored),
        *_machine(monitored, "email", NOT_SENT),
        *(_sms(monitored) if settings.sms_countries else ()),
    ]


def metric_filter(one: LogMetric, names: Names, opts: pulumi.ResourceOptions) -> None:
    """Creates the metric filter in CloudWatch Logs."""
    aws.cloudwatch.LogMetricFilter(
        one.name,
        name=names.of(one.name),
        log_group_name=one.log_group_name,
        pattern=one.pattern,
        metric_transformation={"namespace": one.metric.namespace, "name": one.metric.name, "value": "1"},
        opts=opts,
    )


def _email_worker(monitored: MonitoredResources) -> Iterator[LogMetric]:
    """Yields counts from the worker's log: emails accepted, refused for good, or blocked until a fix."""
    defect = " && ".join(f'$.errorType != "{name}"' for name in sorted(WORKERS_OWN))
    patterns = {
        "email-ended-by-worker": ("EmailEnded", _any("message", ("email handed over", "email refused"))),
        "email-refused": ("EmailFailed", _any("message", ("email refused",))),
        "email-blocked": ("EmailBlocked", _any("error", sorted(OPERATORS))),
        # Only an error that ends the function has this member, at the top level:
        # https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html
        "email-defects": ("EmailDefects", f'$.errorType = "*" && {defect}'),
    }
    for name, (metric, pattern) in patterns.items():
        yield LogMetric(
            name=name,
            log_group_name=monitored.functions["email"].log_group_name,
            pattern=f"{{ {pattern} }}",
            metric=monitored.log_metric(metric),
        )


def _sms(monitored: MonitoredResources) -> Iterator[LogMetric]:
    yield from _machine(monitored, "sms", (*SENT, *NOT_SENT))
    # One per attempt. `TaskFailedEventDetails` of the history has `resourceType`. It is unproven that
    # `details` in the log has it, too, without execution data:
    # https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskFailedEventDetails.html
    failed = _any("type", ("TaskFailed", "TaskTimedOut"))
    yield LogMetric(
        name="sms-errors",
        log_group_name=monitored.state_machine_log_group_name,
        pattern=f'{{ ({failed}) && $.details.resourceType = "sns" }}',
        metric=monitored.log_metric("SmsErrors"),
    )


def _machine(monitored: MonitoredResources, channel: str, ends: tuple[str, ...]) -> Iterator[LogMetric]:
    """Yields a channel's counts from the state machine's log: entries of states that end a delivery.

    At level ALL each entry has a line with the state's name in `details`, also without execution data, as in
    AWS's lines recorded here:
    https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/stepfunctions/v2/logs/test_logs.snapshot.json
    """
    for end, statuses in (("ended", ends), ("failed", NOT_SENT)):
        states = _any("details.name", sorted(_ending(parsed()["States"], channel, statuses)))
        yield LogMetric(
            name=f"{channel}-{end}",
            log_group_name=monitored.state_machine_log_group_name,
            pattern=f'{{ $.type = "PassStateEntered" && ({states}) }}',
            metric=monitored.log_metric(f"{channel.capitalize()}{end.capitalize()}"),
        )


def _ending(states: Mapping[str, Any], channel: str, statuses: tuple[str, ...]) -> Iterator[str]:
    """Yields the Pass states, also in branches, that set the channel's delivery to one of these statuses."""
    for name, state in states.items():
        for branch in state.get("Branches", ()):
            yield from _ending(branch["States"], channel, statuses)
        parameters = state.get("Parameters", {})
        delivery = {**parameters, **parameters.get("deliveries", {})}.get(channel, {})
        if state["Type"] == "Pass" and delivery.get("M", {}).get("status", {}).get("S") in statuses:
            yield name


def _any(member: str, values: Iterable[str]) -> str:
    return " || ".join(f'$.{member} = "{value}"' for value in values)

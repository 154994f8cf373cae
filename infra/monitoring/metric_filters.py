"""What is counted in the stack's logs: how deliveries end by channel, refused calls, records not read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names
from infra.monitoring.metrics import Metric, Watched
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import OPERATORS, WORKERS_OWN

SENT, NOT_SENT = ("sent",), ("failed", "unknown")
"""How a delivery ends, as the record keeps it."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Adds 1 to `metric` for each line of a log that `pattern` matches; `name` is its role in names.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    """

    name: str
    log_group_name: pulumi.Input[str]
    pattern: str
    metric: Metric


def counted(settings: Settings, watched: Watched) -> list[Counted]:
    """All that is counted in a stack's logs; SMS only where it sends any."""
    unreadable = {"api": "records-unreadable", "sweep": "records-unreadable-by-sweep"}
    return [
        # The gateway's own 429 and the API's, as the access log has them (a text; that it has a line for what
        # the gateway throttled is unproven):
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
        Counted(
            name="api-refused",
            log_group_name=watched.access_log_group_name,
            pattern='{ $.status = "429" }',
            metric=watched.counted("ApiRefused"),
        ),
        *(
            Counted(
                name=name,
                log_group_name=watched.functions[role].log_group_name,
                pattern='{ $.message = "record not read" }',
                metric=watched.counted("RecordsUnreadable"),
            )
            for role, name in unreadable.items()
        ),
        *_email_worker(watched),
        *_machine(watched, "email", NOT_SENT),
        *(_sms(watched) if settings.sms_countries else ()),
    ]


def metric_filter(one: Counted, names: Names, opts: pulumi.ResourceOptions) -> None:
    """Has CloudWatch Logs count it."""
    aws.cloudwatch.LogMetricFilter(
        one.name,
        name=names.of(one.name),
        log_group_name=one.log_group_name,
        pattern=one.pattern,
        metric_transformation={"namespace": one.metric.namespace, "name": one.metric.name, "value": "1"},
        opts=opts,
    )


def _email_worker(watched: Watched) -> Iterator[Counted]:
    """What the worker's log has: emails that SES took or refused for good, and why others have to wait."""
    defect = " && ".join(f'$.errorType != "{name}"' for name in sorted(WORKERS_OWN))
    patterns = {
        "email-ended-by-worker": ("EmailEnded", _any("message", ("email handed over", "email refused"))),
        "email-refused": ("EmailFailed", _any("message", ("email refused",))),
        "email-blocked": ("EmailBlocked", _any("error", sorted(OPERATORS))),
        # Only an error that the function ends with has this member, and only at the top:
        # https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html
        "email-defects": ("EmailDefects", f'$.errorType = "*" && {defect}'),
    }
    for name, (metric, pattern) in patterns.items():
        yield Counted(
            name=name,
            log_group_name=watched.functions["email"].log_group_name,
            pattern=f"{{ {pattern} }}",
            metric=watched.counted(metric),
        )


def _sms(watched: Watched) -> Iterator[Counted]:
    yield from _machine(watched, "sms", (*SENT, *NOT_SENT))
    # One for each try. `TaskFailedEventDetails` of the history has `resourceType`; that `details` of the log
    # has it too, also without execution data, is unproven:
    # https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskFailedEventDetails.html
    failed = _any("type", ("TaskFailed", "TaskTimedOut"))
    yield Counted(
        name="sms-errors",
        log_group_name=watched.state_machine_log_group_name,
        pattern=f'{{ ({failed}) && $.details.resourceType = "sns" }}',
        metric=watched.counted("SmsErrors"),
    )


def _machine(watched: Watched, channel: str, ends: tuple[str, ...]) -> Iterator[Counted]:
    """What the state machine's log has of a channel: entries of the states that say how a delivery ended.

    With level ALL each has a line, with the state's name in `details` also without execution data: so AWS's
    own lines were recorded in
    https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/stepfunctions/v2/logs/test_logs.snapshot.json
    """
    for end, statuses in (("ended", ends), ("failed", NOT_SENT)):
        states = _any("details.name", sorted(_ending(parsed()["States"], channel, statuses)))
        yield Counted(
            name=f"{channel}-{end}",
            log_group_name=watched.state_machine_log_group_name,
            pattern=f'{{ $.type = "PassStateEntered" && ({states}) }}',
            metric=watched.counted(f"{channel.capitalize()}{end.capitalize()}"),
        )


def _ending(states: Mapping[str, Any], channel: str, statuses: tuple[str, ...]) -> Iterator[str]:
    """The Pass states, in branches too, that set the channel's delivery to one of these statuses."""
    for name, state in states.items():
        for branch in state.get("Branches", ()):
            yield from _ending(branch["States"], channel, statuses)
        parameters = state.get("Parameters", {})
        delivery = {**parameters, **parameters.get("deliveries", {})}.get(channel, {})
        if state["Type"] == "Pass" and delivery.get("M", {}).get("status", {}).get("S") in statuses:
            yield name


def _any(member: str, values: Iterable[str]) -> str:
    return " || ".join(f'$.{member} = "{value}"' for value in values)

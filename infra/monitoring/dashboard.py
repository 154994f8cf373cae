"""The stack's CloudWatch dashboard: the alarms first, then graphs."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pulumi

from infra.common.config import Settings
from infra.monitoring.metrics import Metric, MonitoredResources, email, queue, sms, sms_spend
from workflow.storage.schema import BY_STATE, WATCHED

ACROSS, WIDTH, HEIGHT, ALARMS_HEIGHT = 3, 8, 6, 3
"""Graphs per row, and sizes in units of the grid, which is 24 wide.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
"""

Line = tuple[str, str, Metric]
"""Label, statistic and metric."""

Graph = tuple[str, Sequence[Line]]
"""Title and lines."""


def body(
    settings: Settings, monitored: MonitoredResources, alarm_arns: Sequence[pulumi.Input[str]]
) -> pulumi.Output[str]:
    """Returns the dashboard as CloudWatch's JSON; graphs of SMS only if the stack sends any."""
    states = {
        "type": "alarm",
        "x": 0,
        "y": 0,
        "width": ACROSS * WIDTH,
        "height": ALARMS_HEIGHT,
        "properties": {"title": "Alarms", "alarms": list(alarm_arns)},
    }
    graphs = [
        *_reminders(monitored),
        *_calls(monitored),
        *_email(monitored),
        *(_sms(monitored) if settings.sms_countries else ()),
        *_capacity(monitored),
    ]
    placed = [_widget(settings.region, position, *graph) for position, graph in enumerate(graphs)]
    return pulumi.Output.json_dumps({"widgets": [states, *placed]})


def _widget(region: str, position: int, title: str, lines: Sequence[Line]) -> dict[str, Any]:
    row, column = divmod(position, ACROSS)
    return {
        "type": "metric",
        "x": column * WIDTH,
        "y": ALARMS_HEIGHT + row * HEIGHT,
        "width": WIDTH,
        "height": HEIGHT,
        "properties": {
            "title": title,
            "region": region,
            "view": "timeSeries",
            "period": 300,
            "metrics": [_rendered(*line) for line in lines],
        },
    }


def _rendered(label: str, statistic: str, metric: Metric) -> list[Any]:
    dimensions = chain.from_iterable(metric.dimensions.items())
    return [metric.namespace, metric.name, *dimensions, {"stat": statistic, "label": label}]


def _reminders(monitored: MonitoredResources) -> Iterator[Graph]:
    outcomes = ("Started", "Succeeded", "Aborted", "Failed", "TimedOut")
    yield (
        "Reminders' executions",
        [(name, "Sum", monitored.executions(f"Executions{name}")) for name in outcomes],
    )
    oldest = monitored.sweep("OldestUncheckedSeconds")
    yield "Seconds that a reminder or schedule waited for the sweep", [("oldest", "Maximum", oldest)]
    counts = ("Overdue", "Stuck", "Failures", "SchedulesMissed")
    actions = [(name, "Sum", monitored.sweep(name)) for name in counts]
    paused = ("SchedulesPaused", "Sum", monitored.log_metric("SchedulesPaused"))
    yield "The sweep's actions", [*actions, paused]


def _calls(monitored: MonitoredResources) -> Iterator[Graph]:
    calls = [(name, "Sum", monitored.api(name)) for name in ("Count", "4xx", "5xx")]
    yield "API calls", [*calls, ("429", "Sum", monitored.log_metric("ApiRefused"))]
    unreadable = monitored.log_metric("RecordsUnreadable")
    yield "Unreadable records", [("unreadable", "Sum", unreadable)]
    latency = monitored.api("Latency")
    yield "API latency (milliseconds)", [("p99", "p99", latency)]


def _email(monitored: MonitoredResources) -> Iterator[Graph]:
    yield _ends(monitored, "Email", "Ended", "Failed", "Blocked", "Defects")
    feedback = [queue(monitored.feedback.queue, "NumberOfMessagesSent")] if monitored.feedback else []
    received = [("outcomes received", "Sum", metric) for metric in feedback]
    yield "Email: arrived", [("whole account", "Sum", email("Delivery")), *received]
    rates = ("BounceRate", "ComplaintRate")
    yield "Email: rates", [(name, "Average", email(f"Reputation.{name}")) for name in rates]
    if monitored.feedback:
        yield (
            "Email: unprocessed outcomes",
            [
                (
                    "oldest, seconds",
                    "Maximum",
                    queue(monitored.feedback.queue, "ApproximateAgeOfOldestMessage"),
                ),
                (
                    "set aside",
                    "Maximum",
                    queue(monitored.feedback.dead_letters, "ApproximateNumberOfMessagesVisible"),
                ),
            ],
        )


def _sms(monitored: MonitoredResources) -> Iterator[Graph]:
    yield _ends(monitored, "Sms", "Ended", "Failed", "Errors")
    outcomes = ("Delivered", "Failed")
    yield "SMS of the account", [(name, "Sum", sms(f"NumberOfNotifications{name}")) for name in outcomes]
    yield "SMS: USD spent this month", [("spent", "Maximum", sms_spend())]


def _ends(monitored: MonitoredResources, channel: str, *names: str) -> Graph:
    lines = [(name, "Sum", monitored.log_metric(f"{channel}{name}")) for name in names]
    return f"{channel}: deliveries", lines


def _capacity(monitored: MonitoredResources) -> Iterator[Graph]:
    for name, statistic in (("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "p99")):
        lines = [(role, statistic, monitored.function(role, name)) for role in monitored.functions]
        yield f"Functions: {name.lower()} ({statistic})", lines
    calls = [(role, "Sum", monitored.function(role, "Invocations")) for role in ("api", "email")]
    yield "Functions: invocations (Sum)", calls
    yield (
        "Table and indexes: throttled requests",
        [
            (
                f"{index or 'table'}: {kind}",
                "Sum",
                monitored.table(f"{kind.capitalize()}ThrottleEvents", index),
            )
            for index in (None, BY_STATE, WATCHED)  # the other indexes hold fewer records
            for kind in ("read", "write")
        ],
    )

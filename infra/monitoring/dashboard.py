"""The stack's CloudWatch dashboard: the alarms first, then graphs."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pulumi

from infra.common.config import Settings
from infra.monitoring.metrics import Metric, Watched, email, queue, sms, sms_spend
from workflow.storage.schema import BY_STATE, WATCHED

ACROSS, WIDTH, HEIGHT, ALARMS_HEIGHT = 3, 8, 6, 3
"""Graphs per row, and sizes in units of the grid, which is 24 wide.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
"""

Line = tuple[str, str, Metric]
"""Label, statistic and metric."""

Graph = tuple[str, Sequence[Line]]
"""Title and lines."""


def body(settings: Settings, watched: Watched, alarm_arns: Sequence[pulumi.Input[str]]) -> pulumi.Output[str]:
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
        *_reminders(watched),
        *_calls(watched),
        *_email(watched),
        *(_sms(watched) if settings.sms_countries else ()),
        *_capacity(watched),
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


def _reminders(watched: Watched) -> Iterator[Graph]:
    outcomes = ("Started", "Succeeded", "Aborted", "Failed", "TimedOut")
    yield (
        "Reminders' executions",
        [(name, "Sum", watched.executions(f"Executions{name}")) for name in outcomes],
    )
    oldest = watched.sweep("OldestUncheckedSeconds")
    yield "Seconds that a reminder or schedule waited for the sweep", [("oldest", "Maximum", oldest)]
    counts = ("Rearmed", "Overdue", "Stuck", "Failures", "SchedulesMissed")
    yield "The sweep's actions", [(name, "Sum", watched.sweep(name)) for name in counts]


def _calls(watched: Watched) -> Iterator[Graph]:
    calls = [(name, "Sum", watched.api(name)) for name in ("Count", "4xx", "5xx")]
    yield "API calls", [*calls, ("429", "Sum", watched.counted("ApiRefused"))]
    unreadable = watched.counted("RecordsUnreadable")
    yield "Unreadable records", [("unreadable", "Sum", unreadable)]
    latency = watched.api("Latency")
    yield "API latency (milliseconds)", [("p99", "p99", latency)]


def _email(watched: Watched) -> Iterator[Graph]:
    yield _ends(watched, "Email", "Ended", "Failed", "Blocked", "Defects")
    feedback = [queue(watched.feedback.queue, "NumberOfMessagesSent")] if watched.feedback else []
    heard = [("outcomes received", "Sum", metric) for metric in feedback]
    yield "Email: arrived", [("all of the account", "Sum", email("Delivery")), *heard]
    rates = ("BounceRate", "ComplaintRate")
    yield "Email: rates", [(name, "Average", email(f"Reputation.{name}")) for name in rates]
    if watched.feedback:
        yield (
            "Email: unprocessed outcomes",
            [
                (
                    "oldest, seconds",
                    "Maximum",
                    queue(watched.feedback.queue, "ApproximateAgeOfOldestMessage"),
                ),
                (
                    "set aside",
                    "Maximum",
                    queue(watched.feedback.dead_letters, "ApproximateNumberOfMessagesVisible"),
                ),
            ],
        )


def _sms(watched: Watched) -> Iterator[Graph]:
    yield _ends(watched, "Sms", "Ended", "Failed", "Errors")
    outcomes = ("Delivered", "Failed")
    yield (
        "SMS of the whole account",
        [(name, "Sum", sms(f"NumberOfNotifications{name}")) for name in outcomes],
    )
    yield "SMS: USD spent this month", [("spent", "Maximum", sms_spend())]


def _ends(watched: Watched, channel: str, *names: str) -> Graph:
    return f"{channel}: deliveries", [(name, "Sum", watched.counted(f"{channel}{name}")) for name in names]


def _capacity(watched: Watched) -> Iterator[Graph]:
    for name, statistic in (("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "p99")):
        lines = [(role, statistic, watched.function(role, name)) for role in watched.functions]
        yield f"Functions: {name.lower()} ({statistic})", lines
    calls = [(role, "Sum", watched.function(role, "Invocations")) for role in ("api", "email")]
    yield "Functions: invocations (Sum)", calls
    yield (
        "Table and indexes: throttled requests",
        [
            (f"{index or 'table'}: {kind}", "Sum", watched.table(f"{kind.capitalize()}ThrottleEvents", index))
            for index in (None, BY_STATE, WATCHED)  # the other indexes hold fewer records
            for kind in ("read", "write")
        ],
    )

"""What the stack's CloudWatch dashboard shows: the alarms, then the numbers that an operator asks first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pulumi

from infra.config import Settings
from infra.metrics import Metric, Watched, email, sms, sms_spend

ACROSS, WIDTH, HEIGHT, ALARMS_HEIGHT = 3, 8, 6, 3
"""Graphs beside each other, and sizes in units of the grid, which is 24 wide.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One metric in a graph, by one statistic."""

    label: str
    statistic: str
    metric: Metric


@dataclass(frozen=True, slots=True)
class Graph:
    """Some lines over time."""

    title: str
    lines: Sequence[Line]


def graphs(settings: Settings, watched: Watched) -> list[Graph]:
    """All graphs, in the order of the questions; those of SMS only where the stack sends any."""
    return [
        *_reminders(watched),
        *_calls(watched),
        *_messages(sms_too=bool(settings.sms_countries)),
        *_capacity(watched),
    ]


def body(region: str, graphs: Sequence[Graph], alarm_arns: Sequence[pulumi.Input[str]]) -> pulumi.Output[str]:
    """The dashboard as CloudWatch takes it."""
    states = {
        "type": "alarm",
        "x": 0,
        "y": 0,
        "width": ACROSS * WIDTH,
        "height": ALARMS_HEIGHT,
        "properties": {"title": "Alarms", "alarms": list(alarm_arns)},
    }
    placed = [_widget(region, position, graph) for position, graph in enumerate(graphs)]
    return pulumi.Output.json_dumps({"widgets": [states, *placed]})


def _widget(region: str, position: int, graph: Graph) -> dict[str, Any]:
    row, column = divmod(position, ACROSS)
    return {
        "type": "metric",
        "x": column * WIDTH,
        "y": ALARMS_HEIGHT + row * HEIGHT,
        "width": WIDTH,
        "height": HEIGHT,
        "properties": {
            "title": graph.title,
            "region": region,
            "view": "timeSeries",
            "period": 300,
            "metrics": [_rendered(line) for line in graph.lines],
        },
    }


def _rendered(line: Line) -> list[Any]:
    dimensions = chain.from_iterable(line.metric.dimensions.items())
    shown = {"stat": line.statistic, "label": line.label}
    return [line.metric.namespace, line.metric.name, *dimensions, shown]


def _reminders(watched: Watched) -> Iterator[Graph]:
    outcomes = ("Started", "Succeeded", "Aborted", "Failed", "TimedOut")
    executions = [Line(name, "Sum", watched.executions(f"Executions{name}")) for name in outcomes]
    yield Graph("Reminders' executions", executions)
    oldest = Line("oldest", "Maximum", watched.sweep("OldestUncheckedSeconds"))
    yield Graph("Seconds that a reminder waited for the sweep", [oldest])
    counts = ("Rearmed", "Stuck", "Failures")
    yield Graph("What the sweep did", [Line(name, "Sum", watched.sweep(name)) for name in counts])


def _calls(watched: Watched) -> Iterator[Graph]:
    yield Graph(
        "Calls of the API", [Line(name, "Sum", watched.api(name)) for name in ("Count", "4xx", "5xx")]
    )
    latency = watched.api("Latency")
    yield Graph("Milliseconds to an answer", [Line(part, part, latency) for part in ("p50", "p99")])


def _messages(*, sms_too: bool) -> Iterator[Graph]:
    counts = ("Send", "Delivery", "Bounce", "Complaint", "Reject")
    yield Graph("Email of the account", [Line(name, "Sum", email(name)) for name in counts])
    rates = ("BounceRate", "ComplaintRate")
    yield Graph("Email: rates", [Line(name, "Average", email(f"Reputation.{name}")) for name in rates])
    if sms_too:
        outcomes = ("Delivered", "Failed")
        lines = [Line(name, "Sum", sms(f"NumberOfNotifications{name}")) for name in outcomes]
        yield Graph("SMS of the account", lines)
        yield Graph("SMS: USD since the month began", [Line("spent", "Maximum", sms_spend())])


def _capacity(watched: Watched) -> Iterator[Graph]:
    for name, statistic in (("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "p99")):
        lines = [Line(role, statistic, watched.function(role, name)) for role in watched.functions]
        yield Graph(f"Functions: {name.lower()} ({statistic})", lines)
    events = ("ReadThrottleEvents", "WriteThrottleEvents")
    yield Graph("The table: throttled", [Line(name, "Sum", watched.table(name)) for name in events])

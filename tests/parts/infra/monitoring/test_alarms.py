"""Every alarm: what rings it and what doesn't, whom it tells, that it is of what the sweep writes.

`test_dashboard` holds the metrics of them all against what AWS writes, `tests/parts/docs/test_operate.py`
their figures against docs/operate.md.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from infra.sweep import SWEEP_EVERY_SECONDS
from tests.parts.infra.conftest import complete
from tests.parts.infra.made import HERE
from tests.parts.infra.recording import Graph, run
from workers.metrics import metrics_line
from workflow.sweep.sweep import SweepResult

TYPE = "aws:cloudwatch/metricAlarm:MetricAlarm"
Periods = Sequence[float | None]
ONCE: tuple[Periods, Periods] = ([0, 1], [0, 0, None])
LASTING: tuple[Periods, Periods] = ([1, 1, 1], [1, 1, 0, 1, 1, None])
EXPECTED: dict[str, tuple[Periods, Periods]] = {
    **dict.fromkeys(("executions-failed", "executions-timed-out", "api-5xx", "sms-failures"), ONCE),
    **dict.fromkeys(("api-errors", "api-throttles", "sweep-errors", "sweep-throttles", "sweep-stuck"), ONCE),
    **dict.fromkeys(("email-errors", "email-throttles", "sweep-failures"), LASTING),
    "sweep-late": ([600, None], [1_000, 0, 1_000]),
    "sms-spend": ([0.8], [0.79, None]),
    "email-bounces": ([0.05], [0.049]),
    "email-complaints": ([0.001], [0.0009]),
}
"""The values of periods in a row that ring an alarm at their end, and those that don't; None is no value."""


def rings(alarm: Mapping[str, Any], values: Periods) -> bool:
    """Whether each of the last periods is at the threshold, or missing where that counts as much."""
    missing = alarm["treatMissingData"] == "breaching"
    last = values[-int(alarm["evaluationPeriods"]) :]
    return len(last) == alarm["evaluationPeriods"] and all(
        missing if value is None else value >= alarm["threshold"] for value in last
    )


def test_what_rings_each_and_what_does_not(graph: Graph) -> None:
    alarms = {alarm.name: alarm.inputs for alarm in graph.of_type(TYPE)}
    assert alarms.keys() == EXPECTED.keys()
    for name, (ringing, resting) in EXPECTED.items():
        assert rings(alarms[name], ringing), name
        assert not any(rings(alarms[name], resting[: n + 1]) for n in range(len(resting))), name


def test_each_function_is_watched(graph: Graph) -> None:
    watched = {
        (alarm.inputs["dimensions"]["FunctionName"], alarm.inputs["metricName"])
        for alarm in graph.of_type(TYPE)
        if alarm.inputs["namespace"] == "AWS/Lambda"
    }
    functions = {function.inputs["name"] for function in graph.of_type("aws:lambda/function:Function")}
    retired = {"task-reminder-local-pacer"}
    assert watched == {(name, metric) for name in functions - retired for metric in ("Errors", "Throttles")}


def test_each_tells_the_topic_when_it_rings_and_when_it_stops_and_names_the_section_that_says_what_to_do(
    graph: Graph,
) -> None:
    topic = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms"]
    for alarm in graph.of_type(TYPE):
        assert alarm.inputs["comparisonOperator"] == "GreaterThanOrEqualToThreshold"
        assert alarm.inputs["alarmActions"] == alarm.inputs["okActions"] == topic
        assert "actionsEnabled" not in alarm.inputs, "they are by default"
        assert alarm.inputs["name"] == f"task-reminder-local-{alarm.name}"
        assert alarm.inputs["alarmDescription"].endswith(f"docs/operate.md#{alarm.name}")


def test_the_sweeps_are_of_metrics_that_the_sweep_writes(graph: Graph) -> None:
    name = graph.one("aws:lambda/function:Function", "sweep")["name"]
    line = json.loads(metrics_line(SweepResult(), name, datetime(2026, 11, 23, tzinfo=UTC)))
    [directive] = line["_aws"]["CloudWatchMetrics"]
    [dimensions] = directive["Dimensions"]
    own = directive["Namespace"]
    watched = [alarm.inputs for alarm in graph.of_type(TYPE) if alarm.inputs["namespace"] == own]
    assert len(watched) == 3
    for inputs in watched:
        assert inputs["metricName"] in {metric["Name"] for metric in directive["Metrics"]}
        assert inputs["dimensions"] == {dimension: line[dimension] for dimension in dimensions}


def test_a_period_without_a_sweep_is_no_alarm_yet(graph: Graph) -> None:
    # A schedule may be a minute late: then one period sees no run. Two in a row never do.
    late = graph.one(TYPE, "sweep-late")
    assert late["period"] >= SWEEP_EVERY_SECONDS
    assert not rings(late, [0, None])
    assert rings(late, [None, None])


def test_without_sms_there_is_nothing_to_ring_about_it(project: Path) -> None:
    alarms = run(project, complete({"smsCountries": []})).graph.of_type(TYPE)
    assert {alarm.name for alarm in alarms} == {name for name in EXPECTED if not name.startswith("sms")}


@pytest.mark.parametrize(("limit", "threshold"), [(1, 0.8), (3, 2.4), (50, 40)])
def test_the_spend_rings_while_some_is_left(project: Path, limit: int, threshold: float) -> None:
    graph = run(project, complete({"smsSpendLimit": limit})).graph
    assert graph.one(TYPE, "sms-spend")["threshold"] == threshold

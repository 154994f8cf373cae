"""Every alarm: its metric, from where on it rings, whom it tells; a whole table, so that more would fail."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.infra.conftest import complete
from tests.infra.made import HERE
from tests.infra.recording import Graph, run
from workers.infra import SWEEP_EVERY_SECONDS
from workers.metrics import metrics_line
from workflow.sweep import SweepResult

TYPE = "aws:cloudwatch/metricAlarm:MetricAlarm"
MACHINE = {"StateMachineArn": f"arn:aws:states:{HERE}:stateMachine:task-reminder-local-reminder"}
STAGE = {"ApiId": "a1b2c3", "Stage": "$default"}
DIRECT = {"PhoneNumber": "PhoneNumberDirect"}


def of(function: str) -> dict[str, str]:
    return {"FunctionName": f"task-reminder-local-{function}"}


QUIET, SILENT, KEPT = "notBreaching", "breaching", "ignore"
EXPECTED = {
    # namespace, metric, dimensions, statistic, seconds, periods, threshold, missing data
    "executions-failed": ("AWS/States", "ExecutionsFailed", MACHINE, "Sum", 300, 1, 1, QUIET),
    "executions-timed-out": ("AWS/States", "ExecutionsTimedOut", MACHINE, "Sum", 300, 1, 1, QUIET),
    "api-5xx": ("AWS/ApiGateway", "5xx", STAGE, "Sum", 300, 1, 1, QUIET),
    "api-errors": ("AWS/Lambda", "Errors", of("api"), "Sum", 300, 1, 1, QUIET),
    "api-throttles": ("AWS/Lambda", "Throttles", of("api"), "Sum", 300, 1, 1, QUIET),
    "email-errors": ("AWS/Lambda", "Errors", of("email"), "Sum", 300, 3, 1, QUIET),
    "email-throttles": ("AWS/Lambda", "Throttles", of("email"), "Sum", 300, 3, 1, QUIET),
    "pacer-errors": ("AWS/Lambda", "Errors", of("pacer"), "Sum", 300, 3, 1, QUIET),
    "pacer-throttles": ("AWS/Lambda", "Throttles", of("pacer"), "Sum", 300, 3, 1, QUIET),
    "sweep-errors": ("AWS/Lambda", "Errors", of("sweep"), "Sum", 300, 1, 1, QUIET),
    "sweep-throttles": ("AWS/Lambda", "Throttles", of("sweep"), "Sum", 300, 1, 1, QUIET),
    "sweep-stuck": ("TaskReminder", "Stuck", of("sweep"), "Sum", 300, 1, 1, QUIET),
    "sweep-late": ("TaskReminder", "OldestUncheckedSeconds", of("sweep"), "Maximum", 300, 2, 600, SILENT),
    "sweep-failures": ("TaskReminder", "Failures", of("sweep"), "Sum", 300, 3, 1, QUIET),
    "sms-failures": ("AWS/SNS", "NumberOfNotificationsFailed", DIRECT, "Sum", 3600, 1, 1, QUIET),
    "sms-spend": ("AWS/SNS", "SMSMonthToDateSpentUSD", {}, "Maximum", 3600, 1, 0.8, KEPT),
    "email-bounces": ("AWS/SES", "Reputation.BounceRate", {}, "Average", 3600, 1, 0.05, KEPT),
    "email-complaints": ("AWS/SES", "Reputation.ComplaintRate", {}, "Average", 3600, 1, 0.001, KEPT),
}
MEMBERS = (
    *("namespace", "metricName", "dimensions", "statistic"),
    *("period", "evaluationPeriods", "threshold", "treatMissingData"),
)


def test_these_alarms_and_no_others(graph: Graph) -> None:
    found = {alarm.name: tuple(alarm.inputs[member] for member in MEMBERS) for alarm in graph.of_type(TYPE)}
    assert found == EXPECTED


def test_each_rings_from_its_threshold_on_and_tells_the_topic_when_it_rings_and_when_it_stops(
    graph: Graph,
) -> None:
    topic = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms"]
    for alarm in graph.of_type(TYPE):
        assert alarm.inputs["comparisonOperator"] == "GreaterThanOrEqualToThreshold"
        assert alarm.inputs["alarmActions"] == alarm.inputs["okActions"] == topic
        assert "actionsEnabled" not in alarm.inputs, "they are by default"


def test_each_is_named_for_the_section_that_says_what_to_do(graph: Graph) -> None:
    for alarm in graph.of_type(TYPE):
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


def test_a_sweep_that_does_not_run_rings(graph: Graph) -> None:
    late = graph.one(TYPE, "sweep-late")
    assert late["treatMissingData"] == "breaching"
    # A schedule may be a minute late: then one period sees no run. Two in a row never do.
    assert late["period"] >= SWEEP_EVERY_SECONDS
    assert late["evaluationPeriods"] >= 2
    assert graph.one("aws:scheduler/schedule:Schedule")["scheduleExpression"] == "rate(5 minutes)"


def test_without_sms_there_is_nothing_to_ring_about_it(project: Path) -> None:
    alarms = run(project, complete({"smsCountries": []})).graph.of_type(TYPE)
    assert {alarm.name for alarm in alarms} == {name for name in EXPECTED if not name.startswith("sms")}


@pytest.mark.parametrize(("limit", "threshold"), [(1, 0.8), (3, 2.4), (50, 40)])
def test_the_spend_rings_while_some_is_left(project: Path, limit: int, threshold: float) -> None:
    graph = run(project, complete({"smsSpendLimit": limit})).graph
    assert graph.one(TYPE, "sms-spend")["threshold"] == threshold

"""Tests every alarm: the values that start it, its actions, and that the sweep writes its metrics.

`test_dashboard` compares their metrics with those that AWS writes, `test_metric_filters` tests the counts of
log lines, `tests/parts/docs/test_operate.py` compares their names with docs/operate.md.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from infra.canary import CANARY_EVERY_SECONDS
from infra.sweep import SWEEP_EVERY_SECONDS
from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.evaluation import Series, Value, is_ever_in_alarm, metrics, notified_states
from tests.parts.infra.recording import Graph, run
from workers.metrics import canary_line, metrics_line
from workflow.sweep.schedules import ScheduleSweepResult
from workflow.sweep.sweep import SweepResult

TYPE = "aws:cloudwatch/metricAlarm:MetricAlarm"
AT = datetime(2026, 11, 23, tzinfo=UTC)
Values = dict[str, Series]
Both = tuple[Series, Series]


def alike(metric: str, ringing: Series, *resting: Series) -> tuple[list[Values], list[Values]]:
    return [{metric: ringing}], [{metric: values} for values in resting]


def share(metric: str, of: str, ringing: Both, *resting: Both) -> tuple[list[Values], list[Values]]:
    def named(both: Both) -> Values:
        return {metric: both[0], of: both[1]}

    return [named(ringing)], [named(both) for both in resting]


def silent(ended: Series, arrived: Series, outcomes: Series, failed: Value = None) -> Values:
    of_stack = {"EmailEnded": ended, "EmailFailed": [failed] * len(ended)}
    return {**of_stack, "Delivery": arrived, "NumberOfMessagesSent": outcomes}


HERD = ([6000, 0, None, None, None, None], [7000, 0, None, None, None, None])
"""1,000 emails due at once, seven attempts each: all sent within two minutes."""

ONE_EMAIL = ([9, 5, 2, 2, 3, 2, 1, 2, 2, 4, 2, 2], [9, 5, 2, 2, 3, 2, 1, 2, 2, 4, 2, 2])
"""An email that fails each time: some attempts at first, then one within each 300 seconds."""

EXPECTED: dict[str, tuple[list[Values], list[Values]]] = {
    "executions-failed": alike("ExecutionsFailed", [0, 1], [0, 0, None]),
    "executions-timed-out": alike("ExecutionsTimedOut", [0, 1], [0, 0, None]),
    "api-5xx": share(
        *("5xx", "Count", ([50], [1000])),
        *(([1], [1]), ([0, 1, 0, 0], [90, 90, 90, 90]), ([49], [1000])),
        *(([2, 2, 2], [2, 2, 2]), ([0, None], [0, None])),
    ),
    "api-429": share(
        *("ApiRefused", "Count", ([100], [1000])),
        *(([99], [99]), ([100], [1001]), ([None], [1000])),
    ),
    "api-errors": share(
        *("Errors", "Invocations", ([3], [60])),
        *(([1, 1, 1, 1], [1, 1, 1, 1]), ([3], [61]), ([None], [None])),
    ),
    "api-throttles": alike("Throttles", [5, 0, 5], [100, 0, 0, 100], [4, 4, 4], [None]),
    "records-unreadable": alike("RecordsUnreadable", [1], [None, None]),
    "email-errors": share(
        *("Errors", "Invocations", ([10] * 6, [20] * 6)),
        *(HERD, ONE_EMAIL, ([10] * 5 + [9], [10] * 6), ([10] * 9, [21] * 9)),
    ),
    "email-throttles": alike("Throttles", [5, 5, 5], [5, 5, 4, 5, 5, None]),
    "email-blocked": alike("EmailBlocked", [1, None, 1], [9, None, None, 9], [None]),
    "email-defects": alike("EmailDefects", [2], [1, 1, None, 1]),
    "email-deliveries": share(
        *("EmailFailed", "EmailEnded", ([3], [15])),
        *(([1, 1, 1], [1, 1, 1]), ([3], [16]), ([None], [1000])),
    ),
    "email-deliveries-daily": share(
        *("EmailFailed", "EmailEnded", ([2], [4]), ([1, 1], [1, 1]), ([2], [5])),
    ),
    "sweep-errors": alike("Errors", [1, 0, 1], [1, 0, 0, 1], [None]),
    "sweep-throttles": alike("Throttles", [1, 0, 1], [1, 0, 0, 1], [None]),
    "sweep-stuck": alike("Stuck", [0, 1], [0, 0, None]),
    "sweep-overdue": alike("Overdue", [1, 0, 1], [9, 0, 0, 9], [None] * 4),
    "sweep-late": alike(
        "OldestUncheckedSeconds", [600, 601], [0, 1_000, 0, 1_000], [0, None, None], [None] * 9
    ),
    "sweep-failures": alike("Failures", [1, 1, None, 1], [1, 1, 0, 0, 1, 1, None]),
    "schedules-missed": alike("SchedulesMissed", [0, 1], [0, 0, None]),
    "schedules-paused": alike("SchedulesPaused", [3], [2, 2, None]),
    "canary-late": alike("CanaryLate", [0, 1, 1], [0, 1, 0, 0, 1, 0], [0, None, None], [None] * 9),
    "feedback-dead-letters": alike("ApproximateNumberOfMessagesVisible", [0, 1], [0, 0, None]),
    "feedback-late": alike("ApproximateAgeOfOldestMessage", [3600], [3599, 0, None]),
    "feedback-silent": (
        [silent([1, 1, None, 1], [1, 1, None, 1], [0, None, 0, None])],
        [
            silent([None] * 9, [None] * 9, [0] * 9),
            silent([50] * 9, [49] * 9, [1] * 9),
            silent([2, None, None, 1] * 3, [2, None, None, 1] * 3, [0] * 12),
            silent([50] * 9, [None] * 9, [0] * 9),
            silent([None] * 9, [50] * 9, [0] * 9),
            silent([3] * 9, [50] * 9, [0] * 9, failed=3),
            silent([1] * 9, [1] * 9, [0, 2] * 4 + [0]),
        ],
    ),
    "sms-deliveries": share(
        *("SmsFailed", "SmsEnded", ([3], [15])),
        *(([2], [2]), ([3], [16]), ([None], [1000])),
    ),
    "sms-deliveries-daily": share(
        *("SmsFailed", "SmsEnded", ([2], [4]), ([1, 1], [1, 1]), ([2], [5])),
    ),
    "sms-errors": share(
        *("SmsErrors", "SmsEnded", ([10], [None])),
        *(([10], [11]), ([9], [None]), ([None], [1000])),
    ),
    "sms-failures": share(
        *("NumberOfNotificationsFailed", "NumberOfNotificationsDelivered", ([5], [None])),
        *(([1, 1, 1], [None, 0, 3]), ([5], [21]), ([None], [1000])),
    ),
    "sms-spend": alike("SMSMonthToDateSpentUSD", [0.8], [0.79, None]),
    "email-bounces": alike("Reputation.BounceRate", [0.05], [0.049]),
    "email-complaints": alike("Reputation.ComplaintRate", [0.001], [0.0009]),
}
"""Values of consecutive periods that start an alarm, and those that don't; None means no value."""


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """A stack with every possible alarm."""
    return run(project, complete({"canary": True})).graph


def alarms(graph: Graph) -> dict[str, Any]:
    return {alarm.name: alarm.inputs for alarm in graph.of_type(TYPE)}


def test_each_alarm_has_a_case(graph: Graph) -> None:
    assert alarms(graph).keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_an_alarm_starts_only_for_the_expected_values(graph: Graph, name: str) -> None:
    alarm, (ringing, resting) = alarms(graph)[name], EXPECTED[name]
    for series in ringing:
        assert is_ever_in_alarm(alarm, **series), series
    for series in resting:
        assert not is_ever_in_alarm(alarm, **series), series


@pytest.mark.parametrize("name", EXPECTED)
def test_an_alarm_stops_again(graph: Graph, name: str) -> None:
    alarm, ([series], _) = alarms(graph)[name], EXPECTED[name]
    fine = {metric: [*values, *[0.0] * 6] for metric, values in series.items()}
    assert notified_states(alarm, **fine)[-2:] == ["ALARM", "OK"]


def test_each_function_has_an_alarm(graph: Graph) -> None:
    watched = {
        (metric["dimensions"]["FunctionName"], metric["metricName"])
        for alarm in graph.of_type(TYPE)
        for metric in metrics(alarm.inputs)
        if metric["namespace"] == "AWS/Lambda" and metric["metricName"] != "Invocations"
    }
    functions = {function.inputs["name"] for function in graph.of_type("aws:lambda/function:Function")}
    others = {f"task-reminder-local-{role}" for role in ("pacer", "canary", "feedback")}
    assert watched == {(name, metric) for name in functions - others for metric in ("Errors", "Throttles")}


def test_each_alarm_publishes_its_start_and_stop_and_names_its_section(
    graph: Graph,
) -> None:
    topic = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms"]
    for alarm in graph.of_type(TYPE):
        assert alarm.inputs["comparisonOperator"] == "GreaterThanOrEqualToThreshold"
        assert alarm.inputs["alarmActions"] == alarm.inputs["okActions"] == topic
        assert "actionsEnabled" not in alarm.inputs, "they are by default"
        assert alarm.inputs["name"] == f"task-reminder-local-{alarm.name}"
        assert alarm.inputs["alarmDescription"].endswith(f"docs/operate.md#{alarm.name}")


def test_the_metrics_of_a_share_have_the_same_periods(graph: Graph) -> None:
    for name, alarm in alarms(graph).items():
        if "metricQueries" in alarm:
            assert {(metric["period"], metric["stat"]) for metric in metrics(alarm)} in (
                {(300, "Sum")},
                {(900, "Sum")},
                {(3600, "Sum")},
                {(3 * 3600, "Sum")},
                {(86_400, "Sum")},
            ), name


def test_the_sweeps_alarms_use_metrics_that_the_sweep_writes(graph: Graph) -> None:
    name = graph.one("aws:lambda/function:Function", "sweep")["name"]
    line = json.loads(metrics_line(SweepResult(), ScheduleSweepResult(), name, AT))
    [directive] = line["_aws"]["CloudWatchMetrics"]
    [dimensions] = directive["Dimensions"]
    own = directive["Namespace"]
    watched = [
        one
        for alarm_name, alarm in alarms(graph).items()
        for one in metrics(alarm)
        if one["namespace"] == own and alarm_name != "canary-late"
    ]
    assert len(watched) == 5
    for metric in watched:
        assert metric["metricName"] in {metric["Name"] for metric in directive["Metrics"]}
        assert metric["dimensions"] == {dimension: line[dimension] for dimension in dimensions}


def test_sweep_late_starts_if_the_runs_stop_but_not_before_the_first_run(graph: Graph) -> None:
    # A scheduled run may be a minute late: then one period has no run, but never two in a row.
    late = alarms(graph)["sweep-late"]
    assert late["period"] >= SWEEP_EVERY_SECONDS
    assert notified_states(late, OldestUncheckedSeconds=[None] * 20) == []
    assert notified_states(late, OldestUncheckedSeconds=[None, 0, None, 0]) == ["OK"]
    assert notified_states(late, OldestUncheckedSeconds=[0, None, None]) == ["OK", "INSUFFICIENT_DATA"]


def test_canary_late_starts_if_the_runs_stop_but_not_before_the_first_run(graph: Graph) -> None:
    # Every failure of its function has this effect: throttled, broken or denied it writes no value.
    late = alarms(graph)["canary-late"]
    assert late["period"] >= CANARY_EVERY_SECONDS
    assert notified_states(late, CanaryLate=[None] * 20) == []
    assert notified_states(late, CanaryLate=[None, 0, 0]) == ["OK"]
    assert notified_states(late, CanaryLate=[0, None, None, None]) == ["OK", "INSUFFICIENT_DATA"]


def test_the_canarys_alarm_uses_the_metric_that_the_canary_writes(graph: Graph) -> None:
    late = alarms(graph)["canary-late"]
    line = json.loads(canary_line(0, graph.one("aws:lambda/function:Function", "canary")["name"], AT))
    [directive] = line["_aws"]["CloudWatchMetrics"]
    assert late["namespace"] == directive["Namespace"]
    assert [late["metricName"]] == [metric["Name"] for metric in directive["Metrics"]]
    assert late["dimensions"] == {name: line[name] for [name] in directive["Dimensions"]}


def test_a_new_stack_starts_no_alarm(graph: Graph) -> None:
    for name, alarm in alarms(graph).items():
        nothing: Values = {metric["metricName"]: [None] * 20 for metric in metrics(alarm)}
        assert not is_ever_in_alarm(alarm, **nothing), name


def test_a_stack_without_sms_has_no_sms_alarms(project: Path) -> None:
    found = run(project, complete({"smsCountries": []})).graph
    assert alarms(found).keys() == {name for name in EXPECTED if not name.startswith("sms")} - {"canary-late"}

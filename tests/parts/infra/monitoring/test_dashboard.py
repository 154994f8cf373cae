"""Tests that CloudWatch can draw the dashboard and that it shows only this stack or its account."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.evaluation import metrics
from tests.parts.infra.recording import Graph, run
from workers.metrics import UNITS

Widget = dict[str, Any]

WRITTEN = {
    # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
    "AWS/States": {f"Executions{end}" for end in ("Started", "Succeeded", "Failed", "TimedOut", "Aborted")},
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
    "AWS/ApiGateway": {"4xx", "5xx", "Count", "Latency"},
    # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
    "AWS/Lambda": {"Errors", "Throttles", "Duration", "Invocations"},
    # https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html
    "AWS/SES": {
        *("Delivery", "Reputation.BounceRate", "Reputation.ComplaintRate"),
    },
    # https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
    "AWS/SNS": {
        *("NumberOfNotificationsDelivered", "NumberOfNotificationsFailed"),
        "SMSMonthToDateSpentUSD",
    },
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
    "AWS/DynamoDB": {"ReadThrottleEvents", "WriteThrottleEvents"},
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    "AWS/SQS": {
        *("ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"),
        "NumberOfMessagesSent",
    },
    "TaskReminder": set(UNITS),
    "TaskReminder/local": {
        *("ApiRefused", "RecordsUnreadable", "SchedulesPaused", "SmsEnded", "SmsFailed", "SmsErrors"),
        *("EmailEnded", "EmailFailed", "EmailBlocked", "EmailDefects"),
    },
}
"""The metrics of each namespace, by the documentation of the service that writes it, or by our code."""

DIMENSIONS = {
    "AWS/States": {"StateMachineArn": {f"arn:aws:states:{HERE}:stateMachine:task-reminder-local-reminder"}},
    "AWS/ApiGateway": {"ApiId": {"a1b2c3"}, "Stage": {"$default"}},
    "AWS/Lambda": {"FunctionName": {f"task-reminder-local-{role}" for role in ("api", "email", "sweep")}},
    "AWS/SES": {},
    "AWS/SNS": {"PhoneNumber": {"PhoneNumberDirect"}},
    "AWS/DynamoDB": {"TableName": {"task-reminder-local-reminders"}},
    "AWS/SQS": {
        "QueueName": {f"task-reminder-local-{name}" for name in ("feedback", "feedback-dead-letters")}
    },
    "TaskReminder": {"FunctionName": {"task-reminder-local-sweep"}},
    "TaskReminder/local": {},
}
WITHOUT_DIMENSIONS = {"SMSMonthToDateSpentUSD"}
INDEX = "GlobalSecondaryIndexName"


def widgets(graph: Graph) -> list[Widget]:
    found: list[Widget] = json.loads(graph.one("aws:cloudwatch/dashboard:Dashboard")["dashboardBody"])[
        "widgets"
    ]
    return found


def graphs(graph: Graph) -> list[Widget]:
    return [widget for widget in widgets(graph) if widget["type"] == "metric"]


def test_every_metric_is_written_for_a_resource_of_this_stack(graph: Graph) -> None:
    lines = [line for widget in graphs(graph) for line in widget["properties"]["metrics"]]
    for namespace, name, *dimensions, shown in lines:
        assert name in WRITTEN[namespace]
        given = dict(zip(dimensions[::2], dimensions[1::2], strict=True))
        assert given.pop(INDEX, "watched") in {"by_state", "watched"}
        expected = {} if name in WITHOUT_DIMENSIONS else DIMENSIONS[namespace]
        assert given.keys() == expected.keys()
        assert all(given[dimension] in values for dimension, values in expected.items())
        assert shown.keys() == {"stat", "label"}
    assert {line[0] for line in lines} == WRITTEN.keys()


def test_the_dashboard_shows_the_metrics_of_all_alarms(graph: Graph) -> None:
    lines = [line for widget in graphs(graph) for line in widget["properties"]["metrics"]]
    drawn = [
        (namespace, name, dict(zip(dimensions[::2], dimensions[1::2], strict=True)))
        for namespace, name, *dimensions, _ in lines
    ]
    for alarm in graph.of_type("aws:cloudwatch/metricAlarm:MetricAlarm"):
        for metric in metrics(alarm.inputs):
            named = metric["namespace"], metric["metricName"], metric.get("dimensions", {})
            assert named in drawn


def test_the_first_widget_shows_the_state_of_every_alarm(graph: Graph) -> None:
    first = min(widgets(graph), key=lambda widget: (widget["y"], widget["x"]))
    assert first["type"] == "alarm"
    names = {alarm.name for alarm in graph.of_type("aws:cloudwatch/metricAlarm:MetricAlarm")}
    arns = {f"arn:aws:cloudwatch:{HERE}:alarm:task-reminder-local-{name}" for name in names}
    assert set(first["properties"]["alarms"]) == arns


def test_no_widget_overlaps_another_or_exceeds_the_width(graph: Graph) -> None:
    taken = [cells(widget) for widget in widgets(graph)]
    assert all(x < 24 for cells_ in taken for x, _ in cells_)
    assert all(one.isdisjoint(other) for one, other in combinations(taken, 2))


def cells(widget: Widget) -> set[tuple[int, int]]:
    columns = range(widget["x"], widget["x"] + widget["width"])
    rows = range(widget["y"], widget["y"] + widget["height"])
    return {(x, y) for x in columns for y in rows}


def test_the_dashboard_of_a_stack_without_sms_shows_no_sms(project: Path) -> None:
    without = run(project, complete({"smsCountries": []})).graph
    drawn = {line[0] for widget in graphs(without) for line in widget["properties"]["metrics"]}
    assert drawn == WRITTEN.keys() - {"AWS/SNS"}


def test_the_dashboard_stays_within_the_free_tier(graph: Graph) -> None:
    # https://aws.amazon.com/cloudwatch/pricing/: three dashboards of up to 50 metrics each.
    assert sum(len(widget["properties"]["metrics"]) for widget in graphs(graph)) <= 50

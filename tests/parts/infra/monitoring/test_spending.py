"""Tests the account's budget, SMS limit and alarm address, each of which exists only if configured."""

from pathlib import Path

from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

BUDGET = "aws:budgets/budget:Budget"
PREFERENCES = "aws:sns/smsPreferences:SmsPreferences"
SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription"
TOPIC = f"arn:aws:sns:{HERE}:task-reminder-local-alarms"


def test_without_config_there_are_no_budget_spend_limit_and_subscriber(graph: Graph) -> None:
    assert graph.of_type(BUDGET) == graph.of_type(PREFERENCES) == []
    assert TOPIC not in [each.inputs["topic"] for each in graph.of_type(SUBSCRIPTION)]


def test_the_alarm_address_gets_alarms_and_notifications_of_the_budget(project: Path) -> None:
    graph = run(project, complete({"monthlyBudget": 20, "alarmEmail": "nora@example.org"})).graph
    subscription = graph.one(SUBSCRIPTION, "alarms-email")
    assert subscription == {"topic": TOPIC, "protocol": "email", "endpoint": "nora@example.org"}
    budget = graph.one(BUDGET)
    assert (budget["limitAmount"], budget["limitUnit"], budget["timeUnit"]) == ("20", "USD", "MONTHLY")
    assert "costFilters" not in budget
    notifications = {(each["notificationType"], each["threshold"]) for each in budget["notifications"]}
    assert notifications == {("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)}
    for each in budget["notifications"]:
        assert each["subscriberEmailAddresses"] == ["nora@example.org"]
        assert (each["comparisonOperator"], each["thresholdType"]) == ("GREATER_THAN", "PERCENTAGE")


def test_the_spend_limit_is_the_alarms_and_outlives_the_stack(project: Path) -> None:
    graph = run(project, complete({"setSmsSpendLimit": True, "smsSpendLimit": 30})).graph
    (preferences,) = graph.of_type(PREFERENCES)
    assert preferences.inputs == {"monthlySpendLimit": 30}
    assert preferences.retained  # otherwise all other SMS settings would be deleted with the stack
    assert graph.one("aws:cloudwatch/metricAlarm:MetricAlarm", "sms-spend")["threshold"] == 24

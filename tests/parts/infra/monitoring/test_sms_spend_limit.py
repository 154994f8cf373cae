"""Tests that the account's monthly SMS limit is set only if configured, and outlives the stack."""

from pathlib import Path

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

PREFERENCES = "aws:sns/smsPreferences:SmsPreferences"


def test_the_accounts_spend_limit_is_set_only_if_configured(graph: Graph) -> None:
    assert graph.of_type(PREFERENCES) == []


def test_the_spend_limit_is_the_alarms_and_outlives_the_stack(project: Path) -> None:
    graph = run(project, complete({"setSmsSpendLimit": True, "smsSpendLimit": 30})).graph
    (preferences,) = graph.of_type(PREFERENCES)
    assert preferences.inputs == {"monthlySpendLimit": 30}
    assert preferences.retained  # otherwise all other SMS settings would be deleted with the stack
    alarm = graph.one("aws:cloudwatch/metricAlarm:MetricAlarm", "sms-spend")
    assert 20 < alarm["threshold"] < 30

"""The monthly limit of SMS is set for the account only where the config says so, and outlives the stack."""

from pathlib import Path

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

PREFERENCES = "aws:sns/smsPreferences:SmsPreferences"


def test_the_accounts_limit_is_not_touched_unless_the_config_says_so(graph: Graph) -> None:
    assert graph.of_type(PREFERENCES) == []


def test_the_limit_is_the_one_that_the_alarm_is_for_and_outlives_the_stack(project: Path) -> None:
    graph = run(project, complete({"setSmsSpendLimit": True, "smsSpendLimit": 30})).graph
    (preferences,) = graph.of_type(PREFERENCES)
    assert preferences.inputs == {"monthlySpendLimit": 30}
    assert preferences.retained  # or all else that is set for SMS would go with the stack
    alarm = graph.one("aws:cloudwatch/metricAlarm:MetricAlarm", "sms-spend")
    assert 20 < alarm["threshold"] < 30

"""The monthly limit of SMS is set for the account only where the config says so, and outlives the stack."""

from pathlib import Path

from tests.infra.conftest import complete
from tests.infra.recording import Graph, run

PREFERENCES = "aws:sns/smsPreferences:SmsPreferences"


def test_the_accounts_limit_is_not_touched_unless_the_config_says_so(graph: Graph) -> None:
    assert graph.of_type(PREFERENCES) == []


def test_the_limit_is_the_one_that_the_alarm_is_for(project: Path) -> None:
    graph = run(project, complete({"setSmsSpendLimit": True, "smsSpendLimit": 30})).graph
    assert graph.one(PREFERENCES) == {"monthlySpendLimit": 30}
    alarm = graph.one("aws:cloudwatch/metricAlarm:MetricAlarm", "sms-spend")
    assert 20 < alarm["threshold"] < 30


def test_a_stack_that_goes_leaves_the_limit_and_all_else_that_is_set_for_sms(project: Path) -> None:
    (preferences,) = run(project, complete({"setSmsSpendLimit": True})).graph.of_type(PREFERENCES)
    assert preferences.retained

"""Tests that the account has a budget if configured, and who is notified."""

from pathlib import Path

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

BUDGET = "aws:budgets/budget:Budget"


def test_only_a_configured_budget_exists(graph: Graph) -> None:
    assert graph.of_type(BUDGET) == []


def test_the_budget_mails_the_alarm_address_before_and_when_it_is_spent(project: Path) -> None:
    config = complete({"monthlyBudget": 20, "alarmEmail": "nora@example.org"})
    budget = run(project, config).graph.one(BUDGET)
    assert (budget["limitAmount"], budget["limitUnit"], budget["timeUnit"]) == ("20", "USD", "MONTHLY")
    assert "costFilters" not in budget
    notifications = {(each["notificationType"], each["threshold"]) for each in budget["notifications"]}
    assert notifications == {("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)}
    for each in budget["notifications"]:
        assert each["subscriberEmailAddresses"] == ["nora@example.org"]
        assert (each["comparisonOperator"], each["thresholdType"]) == ("GREATER_THAN", "PERCENTAGE")

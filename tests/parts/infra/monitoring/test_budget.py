"""There is a budget of the account where the config says so, and who is told."""

from pathlib import Path

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

BUDGET = "aws:budgets/budget:Budget"


def test_there_is_none_unless_the_config_says_so(graph: Graph) -> None:
    assert graph.of_type(BUDGET) == []


def test_it_tells_the_alarms_address_before_it_is_spent_and_when_it_is(project: Path) -> None:
    config = complete({"monthlyBudget": 20, "alarmEmail": "nora@example.org"})
    budget = run(project, config).graph.one(BUDGET)
    assert (budget["limitAmount"], budget["limitUnit"], budget["timeUnit"]) == ("20", "USD", "MONTHLY")
    assert "costFilters" not in budget
    told = {(each["notificationType"], each["threshold"]) for each in budget["notifications"]}
    assert told == {("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)}
    for each in budget["notifications"]:
        assert each["subscriberEmailAddresses"] == ["nora@example.org"]
        assert (each["comparisonOperator"], each["thresholdType"]) == ("GREATER_THAN", "PERCENTAGE")

"""The arithmetic of deploy.md's costs, and the counts in it that the program decides."""

import json
from typing import Any

import pytest

from tests.docs.pages import ROOT, table
from tests.infra.recording import Graph
from workers.infra import SWEEP_EVERY_SECONDS
from workers.metrics import UNITS
from workflow.watching import SHARDS

PAGE = "deploy.md"
IDLE, BUSY = "Idle, for 30 days", "For 1,000 reminders, due within a day"
SECONDS = {"api": 0.1, "email": 0.2, "sweep": 0.5}
"""The durations that the page assumes."""

RUNS = 30 * 86_400 // SWEEP_EVERY_SECONDS
STATES: dict[str, Any] = json.loads((ROOT / "workflow" / "reminder.asl.json").read_text())["States"]


def rows(heading: str) -> dict[str, list[float]]:
    """The figures of each row by its label up to a colon; an empty cell is 0."""
    return {row[0].partition(":")[0]: [float(cell or 0) for cell in row[1:]] for row in table(PAGE, heading)}


def gigabytes(graph: Graph, function: str) -> float:
    memory = graph.one("aws:lambda/function:Function", function)["memorySize"]
    assert isinstance(memory, int | float)
    return memory / 1024


def test_idle_adds_up() -> None:
    figures = rows(IDLE)
    together = figures.pop("together")[2]
    for units, price, cost in figures.values():
        assert cost == pytest.approx(units * price, abs=0.00005)
    assert together == round(sum(units * price for units, price, _ in figures.values()), 2)


def test_idle_counts_what_the_sweep_does(graph: Graph) -> None:
    units = {label: figures[0] for label, figures in rows(IDLE).items()}
    assert units["Lambda requests"] == units["scheduled invocations"] == RUNS
    compute = RUNS * gigabytes(graph, "sweep") * SECONDS["sweep"]
    assert units["Lambda GB-seconds (arm64)"] == compute
    assert units["DynamoDB read units"] == RUNS * len(SHARDS) / 2
    assert units["GB of logs"] == pytest.approx(RUNS * 2e-6)
    assert units["custom metrics"] == len(UNITS)


def test_idle_counts_what_watches(graph: Graph) -> None:
    units = {label: figures[0] for label, figures in rows(IDLE).items()}
    assert units["alarms"] == len(graph.of_type("aws:cloudwatch/metricAlarm:MetricAlarm"))
    assert units["dashboards"] == len(graph.of_type("aws:cloudwatch/dashboard:Dashboard"))


def test_what_is_left_where_the_free_tiers_cover_the_rest() -> None:
    # https://aws.amazon.com/cloudwatch/pricing/: 10 metrics, 10 alarms and 3 dashboards are free for good.
    figures = rows(IDLE)
    assert figures["custom metrics"][0] <= 10
    assert figures["dashboards"][0] <= 3
    left = figures["alarms"][0] - 10
    stated = f"what is left is {left:g} alarms, **{left * figures['alarms'][1]:.2f}**"
    assert stated in (ROOT / "docs" / PAGE).read_text()


def test_a_thousand_reminders_add_up() -> None:
    figures = rows(BUSY)
    together = figures.pop("together, USD, without the SMS themselves")
    for column in range(3):
        assert together[column] == round(sum(row[column] * row[3] for row in figures.values()), 2)


def test_a_thousand_reminders_take_what_the_program_makes(graph: Graph) -> None:
    figures = rows(BUSY)
    api, email = (1000 * gigabytes(graph, name) * SECONDS[name] for name in ("api", "email"))
    assert figures["Lambda GB-seconds"][:3] == [api + email, api, api + email]
    assert figures["Lambda requests"][:3] == [2000, 1000, 2000]
    assert figures["state transitions"][:3] == [
        1000 * transitions(preference) for preference in ("email", "sms", "both")
    ]


def transitions(preference: str) -> int:
    """How many states an execution enters that goes well."""
    entered, name = 0, "Timer"
    while True:
        state = STATES[name]
        entered += 1 + sum(in_branch(branch) for branch in state.get("Branches", []))
        if "End" in state:
            return entered
        name = state["Next"] if "Next" in state else chosen(state["Choices"], preference)


def in_branch(branch: dict[str, Any]) -> int:
    entered, name = 1, branch["StartAt"]
    while "Next" in branch["States"][name]:
        entered, name = entered + 1, branch["States"][name]["Next"]
    return entered


def chosen(choices: list[dict[str, Any]], preference: str) -> str:
    """Where a choice leads: on the preference, or on both channels being sent."""
    (following,) = (
        str(choice["Next"])
        for choice in choices
        if choice.get("StringEquals") == preference
        or {rule["StringEquals"] for rule in choice.get("And", [])} == {"sent"}
    )
    return following


def test_the_write_units_add_up() -> None:
    writes = [
        [float(cell) for cell in line.strip("|").split("|")[1:]]
        for line in (ROOT / "docs" / PAGE).read_text().partition("| write | table |")[2].splitlines()[2:7]
    ]
    assert all(sum(parts) == units for *parts, units in writes)
    assert rows(BUSY)["DynamoDB write units"][0] == 1000 * sum(units for *_, units in writes)


def test_the_price_of_a_snapshot() -> None:
    assert round(30 * 86_400 * 0.0000015046, 2) == 3.90
    assert "3.90 for 1 GB in 30 days" in (ROOT / "docs" / PAGE).read_text()

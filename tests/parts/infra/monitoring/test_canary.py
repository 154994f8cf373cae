"""Tests that a canary exists if configured, runs the sweep's package, and hides no failure of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
import pytest

from infra.canary import CANARY_EVERY_SECONDS
from tests.aws import fail
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.evaluation import notified_states
from tests.parts.infra.recording import Graph, Resource, run
from tests.unit.workflow.claim import claim, record
from tests.unit.workflow.conftest import World, aws, world  # noqa: F401  # fixtures
from workers.canary_reminder import DUE_IN, INTERVAL, OWNER, Canary
from workflow.storage.listing import Selection

FUNCTION, ALARM = "aws:lambda/function:Function", "aws:cloudwatch/metricAlarm:MetricAlarm"


@pytest.fixture(scope="module")
def with_canary(project: Path) -> Graph:
    """The graph of a stack with a canary."""
    return run(project, complete({"canary": True})).graph


def test_only_a_configured_canary_exists(graph: Graph) -> None:
    assert [each.name for each in graph.resources if "canary" in each.name] == []
    assert "canaryFunctionName" not in graph.outputs


def test_switching_the_canary_changes_no_other_resource(graph: Graph, with_canary: Graph) -> None:
    before, after = ({each.urn: each for each in found.resources} for found in (graph, with_canary))
    assert before.keys() <= after.keys()
    assert {
        name for urn in after.keys() - before.keys() if "canary" not in (name := after[urn].name)
    } == set()
    changed = [urn.rpartition("::")[2] for urn, each in before.items() if plain(each) != plain(after[urn])]
    assert changed == ["monitoring"], "the dashboard, which shows its alarm"


def plain(resource: Resource) -> dict[str, Any]:
    """Returns its inputs except files, which are different objects in two runs."""
    files = (pulumi.Archive, pulumi.Asset)
    return {name: value for name, value in resource.inputs.items() if not isinstance(value, files)}


def test_the_canary_is_a_handler_in_the_sweeps_package(with_canary: Graph) -> None:
    canary, sweep = (with_canary.one(FUNCTION, name) for name in ("canary", "sweep"))
    assert canary["code"].path == sweep["code"].path
    assert canary["handler"] == "workers.canary.handler"
    assert with_canary.outputs["canaryFunctionName"] == canary["name"]


def test_each_run_has_its_own_quarter_of_an_hour(with_canary: Graph) -> None:
    schedule = with_canary.one("aws:scheduler/schedule:Schedule", "canary-schedule")
    assert schedule["scheduleExpression"] == "cron(5,20,35,50 * * * ? *)"
    assert schedule["flexibleTimeWindow"] == {"mode": "OFF"}
    assert schedule["target"]["retryPolicy"]["maximumEventAgeInSeconds"] < 10 * 60
    assert INTERVAL.total_seconds() == CANARY_EVERY_SECONDS
    assert with_canary.one(FUNCTION, "canary")["timeout"] < CANARY_EVERY_SECONDS


def test_the_dashboard_shows_only_the_canarys_alarm(graph: Graph, with_canary: Graph) -> None:
    # The dashboard already has as many metrics as are free.
    assert drawn(with_canary) == drawn(graph)


def drawn(graph: Graph) -> list[Any]:
    widgets = json.loads(graph.one("aws:cloudwatch/dashboard:Dashboard")["dashboardBody"])["widgets"]
    return [widget for widget in widgets if widget["type"] == "metric"]


OUTAGES: dict[str, Callable[[World], object]] = {
    "the state machine is deleted": lambda there: fail(
        there.stepfunctions, "StartExecution", "StateMachineDoesNotExist"
    ),
    "the table can't be read": lambda there: fail(there.dynamodb, "GetItem", "InternalServerError"),
    "executions run and nothing is sent": lambda there: there,
}


@pytest.mark.parametrize("outage", OUTAGES)
def test_the_canarys_alarm_starts_in_an_outage_and_stops_after_it(
    with_canary: Graph,
    world: World,  # noqa: F811
    outage: str,
) -> None:
    alarm = with_canary.one(ALARM, "canary-late")
    canary = Canary(world.reminders, world.idempotency, world.clock)
    found: list[float | None] = [run_and_send(canary, world) for _ in range(4)]
    assert notified_states(alarm, CanaryLate=found) == ["OK"]
    end = OUTAGES[outage](world)
    for _ in range(4):
        found.append(canary.run())
        world.clock.advance(minutes=15)
    assert notified_states(alarm, CanaryLate=found) == ["OK", "ALARM"]
    if callable(end):
        end()
    found += [run_and_send(canary, world) for _ in range(5)]
    assert notified_states(alarm, CanaryLate=found) == ["OK", "ALARM", "OK"]


def run_and_send(canary: Canary, world: World) -> int:  # noqa: F811
    """Runs the canary, and its reminder's execution when that is due."""
    late = canary.run()
    (reminder, *_) = world.lists.page(OWNER, Selection(state="upcoming"), limit=50).items[::-1]
    world.clock.now += DUE_IN
    assert claim(world.dynamodb, world.table, reminder, world.clock.now)
    assert record(world.dynamodb, world.table, reminder, world.clock.now, "sent")
    world.clock.now += INTERVAL - DUE_IN
    return late

"""The canary is there where it is asked for, runs the sweep's package, and hides no failure of others."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.canary import CANARY_EVERY_SECONDS
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.evaluation import rings
from tests.parts.infra.recording import Graph, Resource, run
from workers.canary_reminder import EVERY
from workers.environment import CanarySettings

FUNCTION, ALARM = "aws:lambda/function:Function", "aws:cloudwatch/metricAlarm:MetricAlarm"
AN_HOURS = 4
"""Emails of the canary in an hour."""


@pytest.fixture(scope="module")
def with_canary(project: Path) -> Graph:
    """What the program registers for a stack that has one."""
    return run(project, complete({"canary": True})).graph


def test_there_is_none_unless_it_is_asked_for(graph: Graph) -> None:
    assert [each.name for each in graph.resources if "canary" in each.name] == []
    assert "canaryFunctionName" not in graph.outputs


def test_it_comes_and_goes_without_touching_anything_else(graph: Graph, with_canary: Graph) -> None:
    before, after = ({each.urn: each for each in found.resources} for found in (graph, with_canary))
    assert before.keys() <= after.keys()
    assert {
        name for urn in after.keys() - before.keys() if "canary" not in (name := after[urn].name)
    } == set()
    changed = [urn.rpartition("::")[2] for urn, each in before.items() if plain(each) != plain(after[urn])]
    assert changed == ["monitoring"], "the dashboard, which shows its alarm"


def plain(resource: Resource) -> dict[str, str]:
    return {name: str(value) for name, value in resource.inputs.items() if name != "code"}


def test_it_gets_exactly_the_settings_that_its_code_reads(with_canary: Graph) -> None:
    given = with_canary.one(FUNCTION, "canary")["environment"]["variables"]
    CanarySettings.read(given)
    for name in given:
        with pytest.raises(ValueError, match=name):
            CanarySettings.read({key: value for key, value in given.items() if key != name})


def test_it_is_a_handler_of_the_sweeps_package(with_canary: Graph) -> None:
    canary, sweep = (with_canary.one(FUNCTION, name) for name in ("canary", "sweep"))
    assert canary["code"].path == sweep["code"].path
    assert canary["handler"] == "workers.canary.handler"
    assert with_canary.outputs["canaryFunctionName"] == canary["name"]


def test_each_run_is_in_a_quarter_of_an_hour_of_its_own(with_canary: Graph) -> None:
    schedule = with_canary.one("aws:scheduler/schedule:Schedule", "canary-schedule")
    assert schedule["scheduleExpression"] == "cron(5/15 * * * ? *)"
    assert schedule["flexibleTimeWindow"] == {"mode": "OFF"}
    assert schedule["target"]["retryPolicy"]["maximumEventAgeInSeconds"] < 10 * 60
    assert EVERY.total_seconds() == CANARY_EVERY_SECONDS
    assert with_canary.one(FUNCTION, "canary")["timeout"] < CANARY_EVERY_SECONDS


def test_nothing_of_it_is_drawn_but_its_alarm(graph: Graph, with_canary: Graph) -> None:
    # The dashboard has as many metrics as are free.
    assert drawn(with_canary) == drawn(graph)


def drawn(graph: Graph) -> list[Any]:
    widgets = json.loads(graph.one("aws:cloudwatch/dashboard:Dashboard")["dashboardBody"])["widgets"]
    return [widget for widget in widgets if widget["type"] == "metric"]


@pytest.mark.parametrize("failed", range(3, 30))
def test_its_emails_delay_an_alarm_no_more_than_four_of_others_do(with_canary: Graph, failed: int) -> None:
    alarm = with_canary.one(ALARM, "email-deliveries")
    enough = 5 * failed - AN_HOURS
    assert rings(alarm, EmailFailed=[failed], EmailEnded=[enough + AN_HOURS])
    assert not rings(alarm, EmailFailed=[failed], EmailEnded=[enough + AN_HOURS + 1])


def test_its_own_failures_ring_as_those_of_others(with_canary: Graph) -> None:
    alarm = with_canary.one(ALARM, "email-deliveries")
    assert rings(alarm, EmailFailed=[AN_HOURS], EmailEnded=[AN_HOURS])

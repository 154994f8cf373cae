"""operate.md has each alarm and each graph, with the figures by which the program declares them."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.docs.pages import ROOT, section, table
from tests.infra.recording import Graph
from workflow.schedule import DUE_GRACE, STUCK_AFTER

PAGE = "operate.md"
TEXT = (ROOT / "docs" / PAGE).read_text()
ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
SECTIONS = re.findall(r"^### (.*)$", TEXT, re.MULTILINE)


def test_every_alarm_has_its_section_and_every_section_its_alarm(graph: Graph) -> None:
    assert sorted(SECTIONS) == [alarm.name for alarm in graph.of_type(ALARM)]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_says_what_it_means_how_to_look_and_what_to_do(name: str) -> None:
    text = section(PAGE, name)
    assert "**Means:**" in text
    assert "**Look and do:**" in text or ("**Look:**" in text and "**Do:**" in text)


def test_the_table_of_alarms(graph: Graph) -> None:
    rows = {row[0].partition("]")[0][1:]: row[1:] for row in table(PAGE, "The alarms")}
    assert rows == {
        alarm.name: (
            alarm.inputs["metricName"],
            rings_at(alarm.inputs),
            f"{alarm.inputs['evaluationPeriods']:g}",
        )
        for alarm in graph.of_type(ALARM)
    }


def rings_at(inputs: Mapping[str, Any]) -> str:
    missing = ", or no value" if inputs["treatMissingData"] == "breaching" else ""
    return f"{inputs['threshold']:g} in {inputs['period'] / 60:g} minutes{missing}"


def test_every_graph_has_its_question(graph: Graph) -> None:
    body = json.loads(graph.one("aws:cloudwatch/dashboard:Dashboard")["dashboardBody"])
    titles = [each["properties"]["title"] for each in body["widgets"] if each["type"] == "metric"]
    assert [row[1] for row in table(PAGE, "The dashboard")] == titles


def test_the_names_are_those_of_a_stack_called_dev(graph: Graph) -> None:
    made = {
        text for resource in graph.resources for text in resource.inputs.values() if isinstance(text, str)
    }
    named = set(re.findall(r"[\w/]*task-reminder-dev-[\w-]*\w", TEXT))
    assert len(named) > 8
    assert named <= made


def test_what_the_logs_are_searched_for_is_what_the_code_says() -> None:
    code = " ".join(
        path.read_text() for room in ("workers", "workflow") for path in ROOT.glob(f"{room}/*.py")
    )
    searched = set(re.findall(r'\$\.message = "([^"]*)"', TEXT)) | {
        "reminder not looked at",
        "timer not started",
    }
    assert {message for message in searched if f'"{message}"' not in code or message not in TEXT} == set()


def test_the_sweeps_figures() -> None:
    hours, minutes = STUCK_AFTER.total_seconds() / 3600, DUE_GRACE.total_seconds() / 60
    rows = [row for row in table(PAGE, "What comes right by itself") if row[2].startswith("the sweep")]
    assert any(f"after the due time and {minutes:g} minutes" in row[2] for row in rows)
    assert any(row[1] == f"it is closed after {hours:g} hours" for row in rows)
    assert f"{hours:g} hours later" in section(PAGE, "sweep-stuck")

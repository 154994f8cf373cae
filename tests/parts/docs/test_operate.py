"""Whoever follows operate.md at night finds each alarm, each name and each line of the logs."""

import re

import pytest

from tests import ROOT
from tests.parts.docs.pages import section
from tests.parts.infra.recording import Graph

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


def test_the_names_are_those_of_a_stack_called_dev(graph: Graph) -> None:
    made = {
        text for resource in graph.resources for text in resource.inputs.values() if isinstance(text, str)
    }
    named = set(re.findall(r"[\w/]*task-reminder-dev-[\w-]*\w", TEXT))
    assert len(named) > 8
    assert named <= made


def test_what_the_logs_are_searched_for_is_what_the_code_says() -> None:
    code = " ".join(
        path.read_text() for package in ("workers", "workflow") for path in ROOT.glob(f"{package}/**/*.py")
    )
    text = re.sub(r"\s+", " ", TEXT)
    searched = set(re.findall(r'(?:message = "|(?<!\*)\*)([a-z][a-z ]+)["*](?!\*)', text))
    assert len(searched) == 5
    assert {message for message in searched if f'"{message}"' not in code} == set()

"""Tests that operate.md has the right alarms, names and log lines."""

import json
import re
from collections.abc import Iterator

import pytest

from tests import ROOT
from tests.parts.docs.pages import section
from tests.parts.infra.monitoring.evaluation import metrics
from tests.parts.infra.monitoring.log_lines import matches
from tests.parts.infra.recording import Graph
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import OPERATORS, WORKERS_OWN

PAGE = "operate.md"
TEXT = (ROOT / "docs" / PAGE).read_text()
ALARM, FILTER = "aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/logMetricFilter:LogMetricFilter"
SEARCH = re.compile(r"--log-group-name (\S+) (?:\\\s+)?--filter-pattern '([^']*)'")
OF_LOGS = (
    *("api-429", "email-blocked", "email-defects", "email-deliveries", "records-unreadable"),
    *("sms-deliveries", "sms-errors"),
)
"""The alarms that count log lines."""

SECTIONS = re.findall(r"^### (.*)$", TEXT, re.MULTILINE)


def test_every_alarm_has_a_section_and_every_section_an_alarm(graph: Graph) -> None:
    assert sorted(SECTIONS) == [alarm.name for alarm in graph.of_type(ALARM)]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_has_the_parts_means_look_and_do(name: str) -> None:
    text = section(PAGE, name)
    assert "**Means:**" in text
    assert "**Look and do:**" in text or ("**Look:**" in text and "**Do:**" in text)


def test_the_errors_that_start_an_alarm_are_in_its_section() -> None:
    for name, errors in (("email-blocked", OPERATORS), ("email-defects", WORKERS_OWN)):
        assert errors == set(
            re.findall(r"`([A-Z]\w+(?:Exception|Verified|Unavailable|Reached|Left))`", section(PAGE, name))
        )


def test_the_figures_of_shares_are_those_of_the_alarms(graph: Graph) -> None:
    words = {0.05: "5 %", 0.1: "10 %", 0.2: "a fifth", 0.5: "half"}
    math = [alarm for alarm in graph.of_type(ALARM) if "metricQueries" in alarm.inputs]
    shares = [alarm for alarm in math if alarm.inputs["metricQueries"][0]["id"] == "share"]
    assert len(shares) == 10
    for alarm in shares:
        (fewest,) = re.findall(r"IF\(m >= (\d+),", alarm.inputs["metricQueries"][0]["expression"])
        for text in (section(PAGE, alarm.name), alarm.inputs["alarmDescription"]):
            assert re.search(rf"\b{fewest}\b", text), alarm.name
            share = words[alarm.inputs["threshold"]]
            most = share == "half" and re.search("most (tries|attempts)", text)
            assert share in re.sub(r"\s+", " ", text) or most, alarm.name


def test_the_figures_of_missing_outcomes_are_those_of_the_alarm(graph: Graph) -> None:
    alarm = graph.one(ALARM, "feedback-silent")
    (period,) = {metric["period"] for metric in metrics(alarm)}
    assert (alarm["datapointsToAlarm"], alarm["evaluationPeriods"], period) == (3, 4, 3 * 3600)
    assert "in three of the last four times three hours" in section(PAGE, "feedback-silent")
    assert "In three of four 3-hour periods" in alarm["alarmDescription"]


def test_the_names_are_those_of_a_stack_called_dev(graph: Graph) -> None:
    made = {
        text for resource in graph.resources for text in resource.inputs.values() if isinstance(text, str)
    }
    named = set(re.findall(r"[\w/]*task-reminder-dev-[\w-]*\w", TEXT))
    assert len(named) > 8
    assert named <= made


def test_the_search_for_a_request_id_uses_the_name_in_the_log(graph: Graph) -> None:
    api = (ROOT / "api" / "responses" / "error_handlers.py").read_text()
    assert '"apiRequestId": request_id(request.scope)' in api
    assert '{ $.apiRequestId = "REQUEST_ID" }' in section(PAGE, "api-5xx")
    log = graph.one("aws:apigatewayv2/stage:Stage")["accessLogSettings"]["format"]
    assert '"requestId": "$context.requestId"' in log


def test_the_log_searches_use_the_texts_that_the_code_logs() -> None:
    code = " ".join(
        path.read_text()
        for package in ("api", "workers", "workflow")
        for path in ROOT.glob(f"{package}/**/*.py")
    )
    text = re.sub(r"\s+", " ", TEXT)
    pairs = re.findall(r'message = "([A-Za-z ]+)"|(?<!\*)\*([a-z][a-z ]+)\*(?!\*)', text)
    searched = {filtered or named for filtered, named in pairs}
    assert len(searched) == 18
    assert {message for message in searched if f'"{message}"' not in code} == set()


def test_the_cli_waits_until_the_sweeps_time_out(graph: Graph) -> None:
    # Otherwise it times out after a minute, and invokes it again and again:
    # https://docs.aws.amazon.com/cli/latest/reference/ ("Global options"), https://github.com/aws/aws-cli/issues/2657
    runs_for = graph.one("aws:lambda/function:Function", "sweep")["timeout"]
    assert [int(seconds) > runs_for for seconds in re.findall(r"lambda invoke .*timeout (\d+)", TEXT)] == [
        True
    ]


def lines() -> Iterator[str]:
    """Returns one log line of each kind that a metric filter counts."""
    yield json.dumps({"status": "429"})
    for message in ("email refused", "email handed over", "record not read"):
        yield json.dumps({"message": message, "level": "WARNING", "error": "MessageRejected"})
    for error in OPERATORS:
        yield json.dumps({"message": "email not taken yet", "error": error})
    yield json.dumps({"errorType": "KeyError"})
    states = parsed()["States"]
    inner = [
        name for state in states.values() for branch in state.get("Branches", ()) for name in branch["States"]
    ]
    for name in (*states, *inner):
        yield json.dumps({"type": "PassStateEntered", "details": {"name": name}})
    for kind in ("TaskFailed", "TaskTimedOut"):
        yield json.dumps({"type": kind, "details": {"resourceType": "sns", "resource": "publish"}})


@pytest.mark.parametrize("name", OF_LOGS)
def test_a_counted_log_line_is_found_by_the_search_of_its_section(graph: Graph, name: str) -> None:
    rings_by = metrics(graph.one(ALARM, name))[0]["metricName"]
    counting = [
        each.inputs
        for each in graph.of_type(FILTER)
        if each.inputs["metricTransformation"]["name"] == rings_by
    ]
    searches = SEARCH.findall(section(PAGE, name))
    counted = 0
    for each in counting:
        for line in [line for line in lines() if matches(each["pattern"], line)]:
            counted += 1
            shown = [group for group, pattern in searches if matches(pattern, line)]
            assert each["logGroupName"] in shown, line
    assert counted

"""Tests the counts of log lines: the result of each delivery on any path, and errors that block email."""

import json
from pathlib import Path

import pytest

from tests import ROOT
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.log_lines import matches
from tests.parts.infra.recording import Graph, run
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import OPERATORS, WORKERS_OWN

TYPE = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
MACHINE = "/aws/vendedlogs/states/task-reminder-local-reminder"
WORKER, API, SWEEP = (f"/aws/lambda/task-reminder-local-{role}" for role in ("email", "api", "sweep"))
ACCESS = "/aws/vendedlogs/apis/task-reminder-local-api"
FORMER = json.loads((ROOT / "tests/parts/machine/former/reminder.asl.json").read_text())


def counted(graph: Graph, log_group: str, line: object) -> list[str]:
    """Returns the metrics for which a JSON line is counted."""
    return sorted(
        each.inputs["metricTransformation"]["name"]
        for each in graph.of_type(TYPE)
        if each.inputs["logGroupName"] == log_group and matches(each.inputs["pattern"], json.dumps(line))
    )


def entered(state: str, type_: str = "PassStateEntered") -> dict[str, object]:
    """Returns a line as Step Functions writes it, without execution data.

    https://github.com/aws-samples/aws-batch-runtime-monitoring/pull/21 has some, with execution data.
    """
    return {
        "id": "7",
        "type": type_,
        "details": {"name": state},
        "redrive_count": "0",
        "previous_event_id": "6",
        "event_timestamp": "1687310338637",
        "execution_arn": "arn:aws:states:ap-southeast-2:000000000000:execution:reminder:1-g1",
    }


def test_each_filter_counts_1_for_a_metric_of_this_stack(graph: Graph) -> None:
    for each in graph.of_type(TYPE):
        transformation = each.inputs["metricTransformation"]
        assert (transformation["namespace"], transformation["value"]) == ("TaskReminder/local", "1")
        assert transformation.keys() == {"namespace", "name", "value"}


@pytest.mark.parametrize(
    "state", ["EmailFailed", "EmailUnknown", "ParallelEmailFailed", "ParallelEmailUnknown"]
)
def test_an_email_without_attempts_left_counts_as_a_failure(graph: Graph, state: str) -> None:
    assert counted(graph, MACHINE, entered(state)) == ["EmailEnded", "EmailFailed"]
    assert counted(graph, MACHINE, entered(state, "PassStateExited")) == []


@pytest.mark.parametrize("prefix", ["", "Parallel"])
def test_each_sms_is_counted_by_its_result(graph: Graph, prefix: str) -> None:
    assert counted(graph, MACHINE, entered(f"{prefix}SMSTaken")) == ["SmsEnded"]
    for end in ("SMSFailed", "SMSUnknown"):
        assert counted(graph, MACHINE, entered(f"{prefix}{end}")) == ["SmsEnded", "SmsFailed"]


def test_other_events_of_an_execution_are_not_counted_as_results(graph: Graph) -> None:
    ends = {"EmailFailed", "EmailUnknown", "SMSTaken", "SMSFailed", "SMSUnknown"}
    others = parsed()["States"].keys() - ends
    assert "BothSent" in others
    for state in others:
        assert counted(graph, MACHINE, entered(state)) == []


def test_results_of_the_former_definition_are_counted() -> None:
    ends = {"EmailFailed", "SMSTaken", "SMSFailed"}
    assert ends <= FORMER["States"].keys()
    assert {f"Parallel{end}" for end in ends} <= {
        name for branch in FORMER["States"]["EmailandSMS"]["Branches"] for name in branch["States"]
    }


@pytest.mark.parametrize("type_", ["TaskFailed", "TaskTimedOut"])
def test_each_failed_attempt_to_send_an_sms_is_counted(graph: Graph, type_: str) -> None:
    line = entered("") | {"type": type_, "details": {"resourceType": "sns", "resource": "publish"}}
    assert counted(graph, MACHINE, line) == ["SmsErrors"]
    assert counted(graph, MACHINE, line | {"details": {"resourceType": "dynamodb"}}) == []
    assert counted(graph, MACHINE, line | {"type": "TaskSucceeded"}) == []


@pytest.mark.parametrize(
    ("message", "metrics"),
    [
        ("email handed over", ["EmailEnded"]),
        ("email refused", ["EmailEnded", "EmailFailed"]),
        ("email not taken yet", []),
    ],
)
def test_each_email_is_counted_by_the_workers_log(graph: Graph, message: str, metrics: list[str]) -> None:
    assert counted(graph, WORKER, {"level": "INFO", "message": message, "reminder": "1"}) == metrics
    assert f'"{message}"' in (ROOT / "workers" / "email_delivery.py").read_text()


def test_errors_that_an_operator_must_fix_are_counted_at_each_attempt(graph: Graph) -> None:
    line = {"level": "WARNING", "message": "email not taken yet", "reminder": "1"}
    for name in OPERATORS:
        assert counted(graph, WORKER, line | {"error": name}) == ["EmailBlocked"]
    assert counted(graph, WORKER, line | {"error": "TooManyRequestsException"}) == []


def test_defects_of_the_worker_are_counted_but_not_its_deliberate_errors(graph: Graph) -> None:
    # As the runtime writes it; the level's name has changed once, so no pattern uses it:
    # https://github.com/aws/aws-lambda-python-runtime-interface-client/releases/tag/4.0.4
    line = {"timestamp": "2026-11-23T22:00:00Z", "errorMessage": "'M'", "stackTrace": [], "requestId": "1"}
    assert counted(graph, WORKER, line | {"errorType": "KeyError"}) == ["EmailDefects"]
    for name in WORKERS_OWN:
        assert counted(graph, WORKER, line | {"errorType": name}) == []


def test_the_deliberate_errors_are_the_workers_own_classes() -> None:
    code = (ROOT / "workers" / "email_delivery.py").read_text()
    assert {name for name in WORKERS_OWN if f"class {name}(Exception)" not in code} == set()


def test_refused_calls_and_unreadable_records_are_counted(graph: Graph) -> None:
    assert counted(graph, ACCESS, {"requestId": "1", "status": "429"}) == ["ApiRefused"]
    assert counted(graph, ACCESS, {"requestId": "1", "status": "200"}) == []
    unread = {"level": "ERROR", "message": "record not read", "reminder": "1", "error": "KeyError"}
    assert counted(graph, API, unread) == counted(graph, SWEEP, unread) == ["RecordsUnreadable"]
    assert '"record not read"' in (ROOT / "workflow" / "storage" / "unreadable.py").read_text()


def test_schedules_that_the_sweep_pauses_are_counted(graph: Graph) -> None:
    assert counted(graph, SWEEP, {"message": "schedule paused", "reason": "sms_off"}) == ["SchedulesPaused"]
    assert counted(graph, SWEEP, {"message": "schedule paused", "reason": "recipient_unavailable"}) == []
    assert '"schedule paused"' in (ROOT / "workflow" / "scheduling" / "stepper.py").read_text()


def test_a_stack_without_sms_counts_no_sms(project: Path) -> None:
    without = run(project, complete({"smsCountries": []})).graph
    names = {each.inputs["metricTransformation"]["name"] for each in without.of_type(TYPE)}
    assert "EmailEnded" in names
    assert not any(name.startswith("Sms") for name in names)

"""The sweep's metrics, as CloudWatch reads them out of its log."""

import json
from datetime import UTC, datetime

from workers.metrics import UNITS, metrics_line
from workflow.sweep import SweepResult

AT = datetime(2026, 11, 23, 9, 0, 0, 125000, tzinfo=UTC)
RESULT = SweepResult(rearmed=3, stuck=1, failures=2, oldest_unchecked_seconds=61.5)


def test_the_line_is_well_formed() -> None:
    line = metrics_line(RESULT, "task-reminder-test-sweep", AT)
    assert line.splitlines() == [line]
    written = json.loads(line)
    metadata = written["_aws"]
    assert metadata["Timestamp"] == 1795424400125
    [directive] = metadata["CloudWatchMetrics"]
    assert directive["Namespace"] == "TaskReminder"
    assert directive["Dimensions"] == [["FunctionName"]]
    assert written["FunctionName"] == "task-reminder-test-sweep"
    assert {metric["Name"]: metric["Unit"] for metric in directive["Metrics"]} == {
        "Rearmed": "Count",
        "Stuck": "Count",
        "Failures": "Count",
        "OldestUncheckedSeconds": "Seconds",
    }


def test_each_metric_has_its_value_beside_the_metadata() -> None:
    written = json.loads(metrics_line(RESULT, "sweep", AT))
    assert {name: written[name] for name in UNITS} == {
        "Rearmed": 3,
        "Stuck": 1,
        "Failures": 2,
        "OldestUncheckedSeconds": 61.5,
    }


def test_a_sweep_that_found_nothing_writes_zeros() -> None:
    written = json.loads(metrics_line(SweepResult(), "sweep", AT))
    assert {name: written[name] for name in UNITS} == dict.fromkeys(UNITS, 0)

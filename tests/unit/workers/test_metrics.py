"""The metrics of the sweep and the canary, as CloudWatch extracts them from the log."""

import json
from datetime import UTC, datetime

from workers.metrics import UNITS, canary_line, metrics_line
from workflow.sweep.schedules import ScheduleSweepResult
from workflow.sweep.sweep import SweepResult

AT = datetime(2026, 11, 23, 9, 0, 0, 125000, tzinfo=UTC)


def test_one_line_has_each_metric_with_its_unit_and_its_value() -> None:
    result = SweepResult(rearmed=3, stuck=1, overdue=2, failures=1, oldest_unchecked_seconds=61.5)
    of_schedules = ScheduleSweepResult(made=4, missed=2, failures=1, oldest_unchecked_seconds=9)
    line = metrics_line(result, of_schedules, "task-reminder-test-sweep", AT)
    assert line.splitlines() == [line]
    written = json.loads(line)
    metadata = written.pop("_aws")
    assert metadata["Timestamp"] == 1795424400125
    [directive] = metadata["CloudWatchMetrics"]
    assert (directive["Namespace"], directive["Dimensions"]) == ("TaskReminder", [["FunctionName"]])
    assert written.pop("FunctionName") == "task-reminder-test-sweep"
    metrics = {one["Name"]: (one["Unit"], written.pop(one["Name"])) for one in directive["Metrics"]}
    assert metrics == {
        "Rearmed": ("Count", 3),
        "Stuck": ("Count", 1),
        "Overdue": ("Count", 2),
        "OldestUncheckedSeconds": ("Seconds", 61.5),
        "SchedulesMissed": ("Count", 2),
        "Failures": ("Count", 2),
    }
    assert written == {}


def test_a_failed_sweep_has_no_values() -> None:
    swept, stepped = SweepResult(rearmed=3, failures=1), ScheduleSweepResult(made=4, failures=2)
    reminders = json.loads(metrics_line(swept, None, "task-reminder-test-sweep", AT))
    schedules = json.loads(metrics_line(None, stepped, "task-reminder-test-sweep", AT))
    assert reminders.keys() & UNITS.keys() == set(UNITS) - {"SchedulesMissed"}
    assert schedules.keys() & UNITS.keys() == {"SchedulesMissed", "Failures"}
    assert (reminders["Failures"], schedules["Failures"]) == (1, 2)


def test_the_oldest_unchecked_may_be_a_schedule() -> None:
    swept = SweepResult(oldest_unchecked_seconds=61.5)
    stepped = ScheduleSweepResult(oldest_unchecked_seconds=700)
    written = json.loads(metrics_line(swept, stepped, "task-reminder-test-sweep", AT))
    assert written["OldestUncheckedSeconds"] == 700


def test_the_canarys_line_has_its_one_metric() -> None:
    written = json.loads(canary_line(2, "task-reminder-test-canary", AT))
    [directive] = written["_aws"]["CloudWatchMetrics"]
    assert (directive["Namespace"], directive["Dimensions"]) == ("TaskReminder", [["FunctionName"]])
    assert directive["Metrics"] == [{"Name": "CanaryLate", "Unit": "Count"}]
    assert (written["FunctionName"], written["CanaryLate"]) == ("task-reminder-test-canary", 2)

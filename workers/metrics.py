"""Writes the metrics of sweep and canary as log lines in CloudWatch's embedded metric format.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflow.sweep.schedules import ScheduleSweepResult
    from workflow.sweep.sweep import SweepResult

NAMESPACE = "TaskReminder"
UNITS = {
    "Rearmed": "Count",
    "Stuck": "Count",
    "Overdue": "Count",
    "OldestUncheckedSeconds": "Seconds",
    "SchedulesMissed": "Count",
    "Failures": "Count",
}
"""The sweep's metrics."""

CANARY_LATE = "CanaryLate"
"""The canary's metric."""


def metrics_line(
    swept: SweepResult | None, stepped: ScheduleSweepResult | None, function_name: str, at: datetime
) -> str:
    """Returns the JSON line with the metrics of a sweep that `function_name` ran at `at` (aware).

    A part that failed (None) reports no values. The number of failures and the longest wait cover both parts.
    """
    values: dict[str, float] = {}
    if swept is not None:
        values["Rearmed"] = swept.rearmed
        values["Stuck"] = swept.stuck
        values["Overdue"] = swept.overdue
        waited = [each.oldest_unchecked_seconds for each in (swept, stepped) if each is not None]
        values["OldestUncheckedSeconds"] = max(waited)
    if stepped is not None:
        values["SchedulesMissed"] = stepped.missed
    values["Failures"] = sum(each.failures for each in (swept, stepped) if each is not None)
    return _line(values, UNITS, function_name, at)


def canary_line(late: int, function_name: str, at: datetime) -> str:
    """Returns the JSON line for a canary run that found `late` reminders late."""
    return _line({CANARY_LATE: late}, {CANARY_LATE: "Count"}, function_name, at)


def _line(values: Mapping[str, float], units: Mapping[str, str], function_name: str, at: datetime) -> str:
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["FunctionName"]],
        "Metrics": [{"Name": name, "Unit": units[name]} for name in values],
    }
    metadata = {"Timestamp": int(at.timestamp() * 1000), "CloudWatchMetrics": [directive]}
    return json.dumps({"_aws": metadata, "FunctionName": function_name, **values})

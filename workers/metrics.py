"""Writes the sweep's metrics in CloudWatch's embedded metric format: a log line that becomes metrics.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflow.sweep.sweep import SweepResult

NAMESPACE = "TaskReminder"
UNITS = {"Rearmed": "Count", "Stuck": "Count", "Failures": "Count", "OldestUncheckedSeconds": "Seconds"}


def metrics_line(result: SweepResult, function_name: str, at: datetime) -> str:
    """One line of JSON with the metrics of a sweep that the function of that name ran at `at` (aware)."""
    values = {
        "Rearmed": result.rearmed,
        "Stuck": result.stuck,
        "Failures": result.failures,
        "OldestUncheckedSeconds": result.oldest_unchecked_seconds,
    }
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["FunctionName"]],
        "Metrics": [{"Name": name, "Unit": UNITS[name]} for name in values],
    }
    metadata = {"Timestamp": int(at.timestamp() * 1000), "CloudWatchMetrics": [directive]}
    return json.dumps({"_aws": metadata, "FunctionName": function_name} | values)

"""The canary as Lambda runs it."""

from __future__ import annotations

import json

import boto3
import pytest

from tests.aws import TABLE
from tests.unit.workers.conftest import Context, Start


@pytest.mark.parametrize(("is_lost", "late", "timers"), [(False, 0, 1), (True, 2, 0)], ids=["table", "none"])
def test_it_starts_a_timer_and_writes_how_many_are_late_or_could_not_be_created(
    start: Start,
    resources: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    is_lost: bool,
    late: int,
    timers: int,
) -> None:
    canary = start("workers.canary", resources)
    if is_lost:
        boto3.client("dynamodb").delete_table(TableName=TABLE)
    canary.handler({}, Context("task-reminder-test-canary"))
    line = json.loads(capsys.readouterr().out)
    assert (line["CanaryLate"], line["FunctionName"]) == (late, "task-reminder-test-canary")
    started = boto3.client("stepfunctions").list_executions(stateMachineArn=resources["STATE_MACHINE_ARN"])
    assert len(started["executions"]) == timers

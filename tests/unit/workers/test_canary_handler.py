"""The canary as Lambda runs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table
from tests.unit.workers.test_sweep_handler import Context


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Imports the handler's module anew over a mocked AWS, as Lambda does when it starts."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        monkeypatch.setenv("TABLE_NAME", create_table(boto3.client("dynamodb")))
        monkeypatch.setenv("STATE_MACHINE_ARN", create_state_machine(boto3.client("stepfunctions")))
        monkeypatch.delitem(sys.modules, "workers.canary", raising=False)
        yield import_module("workers.canary")


def written(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    line: dict[str, object] = json.loads(capsys.readouterr().out)
    return line


def test_it_starts_a_reminder_and_writes_its_metric(
    canary: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    canary.handler({}, Context(function_name="task-reminder-test-canary"))
    line = written(capsys)
    assert (line["CanaryLate"], line["FunctionName"]) == (0, "task-reminder-test-canary")
    machines = boto3.client("stepfunctions")
    (machine,) = machines.list_state_machines()["stateMachines"]
    assert len(machines.list_executions(stateMachineArn=machine["stateMachineArn"])["executions"]) == 1


def test_without_a_table_it_writes_an_alarming_metric(
    canary: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    boto3.client("dynamodb").delete_table(TableName="task-reminder-test-reminders")
    canary.handler({}, Context())
    assert written(capsys)["CanaryLate"] == 2  # none created, none readable

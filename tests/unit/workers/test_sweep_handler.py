"""The sweep as Lambda runs it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import ModuleType

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table
from tests.new_reminder import new_reminder
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.clients import SWEEP
from workflow.storage.item import to_item
from workflow.sweep.pace import Pace


@dataclass
class Context:
    """Lambda's context object."""

    remaining_milliseconds: int = 240_000
    function_name: str = "task-reminder-test-sweep"

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_milliseconds


@pytest.fixture
def sweep(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The handler's module, imported anew over a mocked AWS, as Lambda does when it starts."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        monkeypatch.setenv("TABLE_NAME", create_table(boto3.client("dynamodb")))
        monkeypatch.setenv("STATE_MACHINE_ARN", create_state_machine(boto3.client("stepfunctions")))
        monkeypatch.setenv("RETENTION_DAYS", "90")
        monkeypatch.delitem(sys.modules, "workers.sweep", raising=False)
        yield import_module("workers.sweep")


def unarmed() -> Reminder:
    """A reminder whose timer should have been started a while ago, and was not."""
    asked_at = datetime.now(UTC) - timedelta(minutes=5)
    draft = Draft(
        preference="email", message="Call", email="a@b.example", due_at=asked_at + timedelta(hours=1)
    )
    reminder = new_reminder(
        draft,
        owner="nora",
        now=asked_at,
        change_id="c1",
        retention=timedelta(days=90),
    )
    boto3.client("dynamodb").put_item(TableName="task-reminder-test-reminders", Item=to_item(reminder))
    return reminder


def executions(sweep: ModuleType) -> list[str]:
    arn = sweep.SweepSettings.read(sweep.os.environ).state_machine_arn
    listed = boto3.client("stepfunctions").list_executions(stateMachineArn=arn)
    return [execution["name"] for execution in listed["executions"]]


def test_it_starts_what_has_no_timer_and_says_so(
    sweep: ModuleType, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    reminder = unarmed()
    with caplog.at_level(logging.INFO, logger="workers"):
        sweep.handler({}, Context())
    assert executions(sweep) == [f"{reminder.id}-g2"]
    [line] = capsys.readouterr().out.splitlines()
    written = json.loads(line)
    assert written["FunctionName"] == "task-reminder-test-sweep"
    assert (written["Rearmed"], written["Stuck"]) == (1, 0)
    assert written["OldestUncheckedSeconds"] == pytest.approx(180, abs=30)
    [swept] = [record for record in caplog.records if record.name == "workers.sweep"]
    assert (swept.__dict__["rearmed"], swept.__dict__["failures"]) == (1, 0)


def test_it_stops_before_lambda_stops_it(sweep: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    unarmed()
    sweep.handler({}, Context(remaining_milliseconds=10_000))
    assert executions(sweep) == []
    assert json.loads(capsys.readouterr().out)["Rearmed"] == 0


def test_the_last_reminder_is_through_before_lambda_stops_it(sweep: ModuleType) -> None:
    attempts = SWEEP.retries["total_max_attempts"]  # type: ignore[attr-defined]
    attempt = SWEEP.connect_timeout + SWEEP.read_timeout  # type: ignore[attr-defined]
    # Before the nth repetition botocore's standard mode waits at most 2 ** (n - 1) seconds.
    call = attempts * attempt + sum(2**repetition for repetition in range(attempts - 1))
    assert timedelta(seconds=3 * call) < sweep.LAST_CALLS


def test_it_keeps_to_the_pace(sweep: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(Pace, "wait", lambda _: waited.append(1))
    unarmed()
    sweep.make_sweep(sweep.SweepSettings.read(sweep.os.environ)).run()
    assert waited == [1]

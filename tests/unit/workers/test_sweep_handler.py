"""The sweep as Lambda runs it."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime, timedelta
from types import ModuleType

import boto3
import pytest
import uuid6

from tests.aws import TABLE
from tests.failing_attempts import decrements_a_count, failing_attempts
from tests.new_reminder import new_reminder
from tests.unit.workers.conftest import SWEEP_ENVIRONMENT, Context, Start
from workflow.reminders.reminder import Draft, Preference, Reminder
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import bounds
from workflow.schedules.transitions import created
from workflow.storage.clients import SWEEP
from workflow.storage.item import to_item
from workflow.storage.schedules.item import to_item as to_schedule_item
from workflow.sweep.rate_limiter import RateLimiter


@pytest.fixture
def sweep(start: Start, resources: dict[str, str]) -> ModuleType:
    return start("workers.sweep", SWEEP_ENVIRONMENT | resources)


def unarmed() -> Reminder:
    """Stores a reminder whose timer should have been started some time ago, and was not."""
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
    boto3.client("dynamodb").put_item(TableName=TABLE, Item=to_item(reminder))
    return reminder


def hourly(preference: Preference = "email") -> None:
    """Stores an hourly schedule that should have been stepped in each of the last two hours."""
    now = datetime.now(UTC)
    cursor = now - timedelta(hours=2, minutes=40)
    draft = ScheduleDraft(
        preference=preference,
        message="Drink",
        email="a@b.example",
        phone="+61491570156",
        timezone="UTC",
        start=cursor.replace(tzinfo=None, second=0, microsecond=0),
        rrule=f"FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}",
    )
    schedule = created(
        draft,
        bounds(draft, cursor),
        owner="nora",
        schedule_id=str(uuid6.uuid7()),
        now=cursor,
        change_id="c1",
        asked_by=None,
    )
    boto3.client("dynamodb").put_item(TableName=TABLE, Item=to_schedule_item(schedule))


class Breaking:
    """A sweep with a defect."""

    def run(self, _deadline: datetime) -> None:
        raise RuntimeError("planted")


def executions() -> list[str]:
    listed = boto3.client("stepfunctions").list_executions(stateMachineArn=os.environ["STATE_MACHINE_ARN"])
    return [execution["name"] for execution in listed["executions"]]


def test_it_starts_missing_timers_creates_reminders_of_schedules_and_reports_both(
    sweep: ModuleType, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    reminder = unarmed()
    hourly()
    with caplog.at_level(logging.INFO, logger="workers"):
        sweep.handler({}, Context("task-reminder-test-sweep"))
    assert f"{reminder.id}-g2" in executions()
    assert len(executions()) > 1, "of the schedule's reminders that are due within a day"
    [line] = capsys.readouterr().out.splitlines()
    written = json.loads(line)
    assert written["FunctionName"] == "task-reminder-test-sweep"
    assert (written["Rearmed"], written["Stuck"]) == (1, 0)
    assert (written["SchedulesMissed"], written["Failures"]) == (2, 0)
    logged = {record.getMessage(): vars(record) for record in caplog.records}
    assert (logged["swept"]["rearmed"], logged["swept"]["failures"]) == (1, 0)
    assert (logged["schedules swept"]["made"], logged["schedules swept"]["missed"]) == (25, 2)


def test_it_stops_before_lambdas_timeout(sweep: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    unarmed()
    hourly()
    sweep.handler({}, Context(remaining_milliseconds=10_000))
    assert executions() == []
    written = json.loads(capsys.readouterr().out)
    assert (written["Rearmed"], written["Failures"]) == (0, 0)
    assert written["OldestUncheckedSeconds"] == pytest.approx(160 * 60, abs=30), "this triggers sweep-late"


def test_three_slow_calls_end_before_lambdas_timeout(sweep: ModuleType) -> None:
    attempts = SWEEP.retries["total_max_attempts"]  # type: ignore[attr-defined]
    attempt = SWEEP.connect_timeout + SWEEP.read_timeout  # type: ignore[attr-defined]
    # Before the nth repetition botocore's standard mode waits at most 2 ** (n - 1) seconds.
    call = attempts * attempt + sum(2**repetition for repetition in range(attempts - 1))
    assert timedelta(seconds=3 * call) < sweep.SHUTDOWN_RESERVE


def test_it_keeps_to_its_rate_limit(sweep: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(RateLimiter, "wait", lambda _: waited.append(1))
    unarmed()
    hourly()
    reminders, schedules = sweep.make_sweeps(sweep.SweepSettings.read(sweep.os.environ))
    reminders.run()
    assert waited == [1]
    schedules.run()
    assert len(waited) == len(executions()) > 1


def test_it_tries_once_to_release_a_daily_count(sweep: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMINDERS_PER_RECIPIENT_PER_DAY", "1")
    hourly("sms")
    with failing_attempts("UpdateItem", decrements_a_count) as attempts:
        _, schedules = sweep.make_sweeps(sweep.SweepSettings.read(sweep.os.environ))
        schedules.run()
    assert set(attempts.values()) == {1}


@pytest.mark.parametrize("broken", ["_reminders", "_schedules"])
def test_a_sweep_that_fails_does_not_hide_the_other(
    sweep: ModuleType,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    unarmed()
    hourly()
    monkeypatch.setattr(sweep, broken, Breaking())
    with pytest.raises(RuntimeError, match="planted"):
        sweep.handler({}, Context("task-reminder-test-sweep"))
    written = json.loads(capsys.readouterr().out)
    assert ("Rearmed" in written, "SchedulesMissed" in written) == (
        broken == "_schedules",
        broken == "_reminders",
    )
    assert executions()
    assert [record.getMessage() for record in caplog.records if record.exc_info] == ["sweep broke off"]

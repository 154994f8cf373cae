"""Tests that nothing happens before the due time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.parts.machine.conftest import WAIT_SCALE
from tests.parts.machine.machine import Machine


def test_an_execution_waits_until_the_due_time(in_emulator: Machine) -> None:
    hours = 15
    due_at = datetime.now(UTC) + timedelta(hours=hours)
    reminder = in_emulator.put(replace(in_emulator.new("email"), due_at=due_at))
    in_emulator.run(reminder)
    arn = in_emulator.execution_arn(reminder)
    execution = in_emulator.stepfunctions.describe_execution(executionArn=arn)
    waited = (execution["stopDate"] - execution["startDate"]).total_seconds()
    assert waited >= (hours * 3600 - 1) * WAIT_SCALE

"""Tests that nothing happens before the due time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.parts.machine.conftest import WAIT, WAIT_SCALE
from tests.parts.machine.machine import Machine


def test_the_emulator_waits_until_the_due_time(in_emulator: Machine) -> None:
    hours = 15
    due_at = datetime.now(UTC) + timedelta(hours=hours)
    reminder = in_emulator.put(replace(in_emulator.new("email"), due_at=due_at))
    in_emulator.run(reminder)
    arn = in_emulator.execution_arn(reminder)
    execution = in_emulator.stepfunctions.describe_execution(executionArn=arn)
    waited = (execution["stopDate"] - execution["startDate"]).total_seconds()
    assert waited >= (hours * 3600 - 1) * WAIT_SCALE


def test_moto_would_wait_until_the_due_time(in_moto: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[int] = []
    monkeypatch.setattr(f"{WAIT}._wait_interval", lambda *_, **wait: pauses.append(wait["wait_seconds"]))
    monkeypatch.setenv("TZ", "UTC")  # it compares the due time with the local time
    time.tzset()
    due_at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=3)
    reminder = in_moto.put(replace(in_moto.new("email"), due_at=due_at))
    in_moto.run(reminder)
    [waited] = pauses
    assert 3 * 3600 - 10 <= waited <= 3 * 3600

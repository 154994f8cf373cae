"""Tests an execution of the former definition that continues after an `up` and calls the retired pacer.

Delete it together with `workers/retired_pacer.py`. It runs only in moto.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.parts.machine.conftest import WAIT, deploy_to_moto, fail_sms_in_moto
from tests.parts.machine.machine import SENDER_ID, Machine
from tests.parts.machine.rules import longest_run, tasks
from workers.retired_pacer import GIVEN_UP_AFTER, TooLateForTheLine, handler
from workflow.time.deadlines import STUCK_AFTER

FORMER = Path(__file__).with_name("former") / "reminder.asl.json"
REFUSALS = 3
LONGEST_PAUSE = timedelta(seconds=300)


def former(current: str) -> str:
    """The former definition with the names of `current`, and the retired pacer."""
    states = json.loads(current)["States"]
    worker = states["EmailOnly"]["Parameters"]["FunctionName"]
    names = {
        "table": states["Claim"]["Parameters"]["TableName"],
        "worker": worker,
        "pacer": worker.replace("scripted_worker", "retired_pacer"),
        "smsSenderId": SENDER_ID,
    }
    text = FORMER.read_text(encoding="utf-8")
    for placeholder, name in names.items():
        text = text.replace(f"${{{placeholder}}}", name)
    return text


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seconds that moto would have waited in Wait states; it doesn't wait."""
    noted: list[int] = []
    monkeypatch.setattr(f"{WAIT}._wait_interval", lambda *_, **wait: noted.append(wait["wait_seconds"]))
    monkeypatch.setenv("TZ", "UTC")  # it compares the time with the local time
    time.tzset()
    return noted


@pytest.mark.usefixtures("mocked")
def test_throttled_messages_ask_the_pacer_and_are_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, retry_delays: list[float], pauses: list[int]
) -> None:
    machine: Machine = deploy_to_moto(monkeypatch, tmp_path, former)
    tried = fail_sms_in_moto(monkeypatch, "SNS.ThrottledException", times=REFUSALS)
    reminder = machine.put(machine.new("both", email=f"throttled-{REFUSALS}"))
    record = machine.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert (machine.emails(reminder), len(tried)) == (REFUSALS + 1, REFUSALS + 1)
    assert retry_delays == []
    assert all(wait <= LONGEST_PAUSE.total_seconds() for wait in pauses)


@pytest.mark.usefixtures("mocked")
def test_other_errors_of_the_worker_are_retried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine: Machine = deploy_to_moto(monkeypatch, tmp_path, former)
    reminder = machine.put(machine.new("email", email="down-1.broken-1.slow-1"))
    record = machine.run(reminder).record
    assert record is not None
    assert record.status == "sent"
    assert machine.emails(reminder) == 4


@pytest.mark.parametrize("places", [0, 5_000])
def test_the_pacers_time_is_soon_and_not_in_the_past(places: int) -> None:
    now = datetime.now(UTC)
    event = {"channel": "email", "id": "r1", "claimedAt": now.isoformat(), "places": places}
    result = handler(event, None)
    assert result["comeBackAt"].endswith("Z")
    at = datetime.fromisoformat(result["comeBackAt"])
    assert now - timedelta(milliseconds=1) <= at <= datetime.now(UTC) + LONGEST_PAUSE
    assert result["places"] == places + 1


def test_a_reminder_claimed_too_long_ago_fails_in_time_to_be_recorded() -> None:
    claimed_at = datetime.now(UTC) - GIVEN_UP_AFTER
    event = {"channel": "sms", "id": "r1", "claimedAt": claimed_at.isoformat(), "places": 9}
    with pytest.raises(TooLateForTheLine):
        handler(event, None)
    longest = {name: longest_run(task) for name, task in tasks(json.loads(FORMER.read_text())).items()}
    after = longest["EmailOnly"] + longest["EmailSlot"] + longest["Claim"] + longest["Record"]
    assert GIVEN_UP_AFTER + LONGEST_PAUSE + timedelta(seconds=after) < STUCK_AFTER

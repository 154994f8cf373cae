"""Tests that a changed reminder is delivered once: as changed, at the acknowledged time."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.stack import EMAIL, PHONE, Stack, wait_until
from tests.system.e2e.timers import status, timer_arn
from tools.local_check.expectations import check_deliveries
from workflow.time.times import seconds_text

pytestmark = pytest.mark.slow

Json = dict[str, Any]
SOON, LATER = timedelta(seconds=14), timedelta(seconds=19)
"""Long enough after the start of a test to make all changes before."""


@dataclass(frozen=True)
class Case:
    """A reminder as created, and after its change."""

    created: Json
    changed: Json


def changed(stack: Stack, body: Json, change: Json) -> Case:
    """Creates a reminder and changes it."""
    message = f"{change} {uuid.uuid4()}"
    usual = {"message": message, "preference": "both", "email": EMAIL, "phone": PHONE}
    created = stack.create(**usual | body)
    sent = {name: f"{value} {message}" if name == "message" else value for name, value in change.items()}
    response = stack.http.patch(f"/v1/reminders/{created['id']}", json=sent, headers={"if-match": '"1"'})
    assert response.status_code == 200, response.text
    assert response.headers["etag"] == '"2"'
    return Case(created, response.json())


def test_a_changed_reminder_is_delivered_only_as_acknowledged(stack: Stack) -> None:
    start = datetime.now(UTC).replace(microsecond=0)
    soon, later = ({"dueAt": seconds_text(start + wait)} for wait in (SOON, LATER))
    to_earlier, to_later = changed(stack, later, soon), changed(stack, soon, later)
    edits = [
        changed(stack, soon, {"message": "Call again"}),
        changed(stack, soon, {"email": "bounce@simulator.amazonses.com", "phone": "+61491570157"}),
        changed(stack, soon | {"preference": "email"}, {"preference": "both"}),
        changed(stack, soon, {"preference": "sms", "email": None}),
        changed(stack, soon, {"timezone": "Asia/Kolkata"}),
    ]
    moved = [to_earlier, to_later]
    unstoppable = [old_timer(stack, case.created) for case in moved]
    assert datetime.now(UTC) < start + SOON, "the changes took too long for this test to mean anything"

    wait_until(lambda: all(status(stack, timer) != "RUNNING" for timer in unstoppable))
    reminders = [case.changed for case in moved + edits]
    findings = check_deliveries(reminders, stack.deliveries_of(reminders))

    assert [finding.text for finding in findings if not finding.passed] == []
    assert len(findings) == 13
    for case in edits:
        assert status(stack, timer_arn(stack, case.created["id"], 1)) == "SUCCEEDED"
    for case, other in zip(moved, unstoppable, strict=True):
        assert status(stack, timer_arn(stack, case.created["id"], 1)) == "ABORTED"
        assert status(stack, timer_arn(stack, case.created["id"], 2)) == "SUCCEEDED"
        assert last_state(stack, other) == "Superseded"


def test_a_cancelled_reminder_is_never_delivered(stack: Stack) -> None:
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=5)
    message = f"Call {uuid.uuid4()}"
    created = stack.create(
        message=message, preference="both", email=EMAIL, phone=PHONE, dueAt=seconds_text(due)
    )
    unstoppable = old_timer(stack, created)
    path = f"/v1/reminders/{created['id']}"
    cancelled = stack.http.delete(path)
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")

    wait_until(lambda: status(stack, unstoppable) != "RUNNING")

    assert last_state(stack, unstoppable) == "Superseded"
    assert status(stack, timer_arn(stack, created["id"], 1)) == "ABORTED"
    assert stack.get(created["id"]) == cancelled.json()
    assert stack.delivered(message) == []
    late = stack.http.patch(path, json={"message": "Too late"})
    assert (late.status_code, late.json()["currentStatus"]) == (409, "cancelled")
    assert stack.http.delete(path, params={"erase": "true"}).status_code == 204
    assert stack.http.get(path).status_code == 404


def old_timer(stack: Stack, created: Json) -> str:
    """Starts another timer for the reminder as created, which no change stops; returns its ARN."""
    timer = {"owner": stack.owner, "id": created["id"], "generation": 1, "dueAt": created["dueAt"]}
    started = stack.aws.client("stepfunctions").start_execution(
        stateMachineArn=stack.outputs["stateMachineArn"], name=str(uuid.uuid4()), input=json.dumps(timer)
    )
    return str(started["executionArn"])


def last_state(stack: Stack, arn: str) -> str:
    """Returns the name of the last state that the execution entered."""
    history = stack.aws.client("stepfunctions").get_execution_history(executionArn=arn)
    entered = [event for event in history["events"] if "stateEnteredEventDetails" in event]
    return str(entered[-1]["stateEnteredEventDetails"]["name"])

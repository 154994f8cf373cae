"""A reminder that is changed while it waits is delivered once: as changed, at the acknowledged time."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.stack import EMAIL, PHONE, Stack, wait_until
from tools.local_check.expectations import check_deliveries
from workflow.time.times import seconds_text

pytestmark = pytest.mark.slow

Json = dict[str, Any]
SOON, LATER = timedelta(seconds=14), timedelta(seconds=19)
"""Long enough after the start of a test for all of its changes to be made before."""


@dataclass(frozen=True)
class Case:
    """A reminder as it was asked for, and as it was after its change."""

    asked: Json
    changed: Json


def changed(stack: Stack, asked: Json, change: Json) -> Case:
    """Asks for a reminder and changes it."""
    message = f"{change} {uuid.uuid4()}"
    usual = {"message": message, "preference": "both", "email": EMAIL, "phone": PHONE}
    created = stack.create(**usual | asked)
    sent = {name: f"{value} {message}" if name == "message" else value for name, value in change.items()}
    answer = stack.http.patch(f"/v1/reminders/{created['id']}", json=sent, headers={"if-match": '"1"'})
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == '"2"'
    return Case(created, answer.json())


def test_a_change_is_delivered_as_acknowledged_and_nothing_else_is(stack: Stack) -> None:
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
    unstoppable = [old_timer(stack, case.asked) for case in moved]
    assert datetime.now(UTC) < start + SOON, "the changes took too long for this test to mean anything"

    wait_until(lambda: all(has_ended(stack, timer) for timer in unstoppable))
    reminders = [case.changed for case in moved + edits]
    findings = check_deliveries(reminders, stack.seen(reminders))

    assert [finding.text for finding in findings if not finding.passed] == []
    assert len(findings) == 13
    for case in edits:
        assert execution(stack, timer_of(stack, case.asked, 1))["status"] == "SUCCEEDED"
    for case, other in zip(moved, unstoppable, strict=True):
        assert execution(stack, timer_of(stack, case.asked, 1))["status"] == "ABORTED"
        assert execution(stack, timer_of(stack, case.asked, 2))["status"] == "SUCCEEDED"
        assert last_state(stack, other) == "Superseded"


def test_a_cancelled_reminder_is_never_delivered(stack: Stack) -> None:
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=5)
    message = f"Call {uuid.uuid4()}"
    asked = stack.create(
        message=message, preference="both", email=EMAIL, phone=PHONE, dueAt=seconds_text(due)
    )
    unstoppable = old_timer(stack, asked)
    path = f"/v1/reminders/{asked['id']}"
    cancelled = stack.http.delete(path)
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")

    wait_until(lambda: has_ended(stack, unstoppable))

    assert last_state(stack, unstoppable) == "Superseded"
    assert execution(stack, timer_of(stack, asked, 1))["status"] == "ABORTED"
    assert stack.get(asked["id"]) == cancelled.json()
    assert stack.delivered(message) == []
    late = stack.http.patch(path, json={"message": "Too late"})
    assert (late.status_code, late.json()["currentStatus"]) == (409, "cancelled")
    assert stack.http.delete(path, params={"erase": "true"}).status_code == 204
    assert stack.http.get(path).status_code == 404


def timer_of(stack: Stack, reminder: Json, generation: int) -> str:
    """The ARN of the reminder's execution."""
    executions = stack.outputs["stateMachineArn"].replace(":stateMachine:", ":execution:")
    return f"{executions}:{reminder['id']}-g{generation}"


def old_timer(stack: Stack, asked: Json) -> str:
    """Starts one more timer for the reminder as it was asked for, which nobody stops; answers its ARN."""
    timer = {"owner": stack.owner, "id": asked["id"], "generation": 1, "dueAt": asked["dueAt"]}
    started = stack.aws.client("stepfunctions").start_execution(
        stateMachineArn=stack.outputs["stateMachineArn"], name=str(uuid.uuid4()), input=json.dumps(timer)
    )
    return str(started["executionArn"])


def execution(stack: Stack, arn: str) -> Json:
    found: Json = stack.aws.client("stepfunctions").describe_execution(executionArn=arn)
    return found


def has_ended(stack: Stack, arn: str) -> bool:
    return str(execution(stack, arn)["status"]) != "RUNNING"


def last_state(stack: Stack, arn: str) -> str:
    """The name of the last state that the execution entered."""
    history = stack.aws.client("stepfunctions").get_execution_history(executionArn=arn)
    entered = [event for event in history["events"] if "stateEnteredEventDetails" in event]
    return str(entered[-1]["stateEnteredEventDetails"]["name"])

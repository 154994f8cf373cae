"""Tests that every path through the code works with the deployed roles and IAM enforced."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.stack import EMAIL, PHONE, Stack
from tests.system.e2e.timers import status, timer_arn
from workflow.time.deadlines import STUCK_AFTER
from workflow.time.times import millis_text, parse

NEW = {"preference": "both", "email": EMAIL, "phone": PHONE}


@pytest.fixture(autouse=True, scope="module")
def _nothing_is_denied(stack: Stack) -> Iterator[None]:
    """Fails if a call of a function was denied: the code tolerates some denials, and only logs them."""
    yield
    logs = stack.aws.client("logs")
    for group in stack.outputs["logGroupNames"]:
        lines = [event["message"] for event in logs.filter_log_events(logGroupName=group)["events"]]
        assert [line for line in lines if "AccessDenied" in line or "not authorized" in line] == []


def test_the_owners_calls_work_with_the_deployed_roles(stack: Stack) -> None:
    body = {**NEW, "message": f"Call {uuid.uuid4()}", "waitSeconds": 3600}
    once = {"Idempotency-Key": str(uuid.uuid4())}
    created = stack.http.post("/v1/reminders", json=body, headers=once)
    assert (created.status_code, stack.create(**body)["status"]) == (201, "scheduled")
    assert stack.http.post("/v1/reminders", json=body, headers=once).status_code == 200
    path = f"/v1/reminders/{created.json()['id']}"
    assert stack.http.patch(path, json={"message": "Call back"}).status_code == 200
    assert stack.http.patch(path, json={"waitSeconds": 7200}).status_code == 200
    assert [timer_status(stack, created.json()["id"], generation) for generation in (1, 2)] == [
        "ABORTED",
        "RUNNING",
    ]
    assert stack.http.delete(path).json()["status"] == "cancelled"
    assert timer_status(stack, created.json()["id"], 2) == "ABORTED"
    for key in ({}, once | {"Idempotency-Key": str(uuid.uuid4())}):
        assert stack.http.post(f"{path}/snooze", json={"waitSeconds": 3600}, headers=key).status_code == 201
    assert stack.http.delete(path, params={"erase": "true"}).status_code == 204
    assert stack.http.get(path).status_code == 404


def test_a_sweep_delivers_what_lost_its_timer_and_closes_what_is_stuck(stack: Stack) -> None:
    now = datetime.now(UTC)
    due = {"checkAt": millis_text(now - timedelta(minutes=1))}
    claimed = {"status": "sending", "claimedBy": "lost"}
    lost = stack.create(**NEW, message=f"Call {uuid.uuid4()}", waitSeconds=8)
    stack.aws.client("stepfunctions").stop_execution(executionArn=timer_arn(stack, lost["id"], 1))
    stuck, busy, far = (
        stack.create(**NEW, message=f"Call {uuid.uuid4()}", waitSeconds=seconds)["id"]
        for seconds in (3600, 3600, 10 * 86_400)
    )
    write(stack, lost["id"], **due)
    write(stack, stuck, **due, **claimed, claimedAt=millis_text(now - STUCK_AFTER))
    write(stack, busy, **due, **claimed, claimedAt=millis_text(now))
    write(stack, far, **due)

    response = stack.aws.client("lambda").invoke(
        FunctionName=stack.outputs["sweepFunctionName"], Payload=b"{}"
    )

    assert "FunctionError" not in response, response["Payload"].read()
    assert stack.get(stuck)["status"] == "failed"
    for postponed in (busy, far):
        assert record(stack, postponed)["checkAt"]["S"] > millis_text(now)
    assert stack.wait_until_final(lost["id"])["status"] == "sent"
    assert timer_status(stack, lost["id"], 2) == "SUCCEEDED"
    (email,) = (one for one in stack.delivered(lost["message"]) if one.channel == "email")
    assert email.at is not None
    assert email.at >= parse(lost["dueAt"])


def timer_status(stack: Stack, reminder_id: str, generation: int) -> str:
    """Returns the status of a reminder's timer."""
    return status(stack, timer_arn(stack, reminder_id, generation))


def record(stack: Stack, reminder_id: str) -> dict[str, Any]:
    """Returns a reminder's item in the table, of any owner."""
    pages = (
        stack.aws.client("dynamodb")
        .get_paginator("scan")
        .paginate(
            TableName=stack.outputs["tableName"],
            FilterExpression="id = :id",
            ExpressionAttributeValues={":id": {"S": reminder_id}},
        )
    )
    (item,) = (item for page in pages for item in page["Items"])
    found: dict[str, Any] = item
    return found


def write(stack: Stack, reminder_id: str, **texts: str) -> None:
    """Overwrites text attributes of a reminder's item."""
    stack.aws.client("dynamodb").update_item(
        TableName=stack.outputs["tableName"],
        Key={"owner": record(stack, reminder_id)["owner"], "id": {"S": reminder_id}},
        UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in texts),
        ExpressionAttributeNames={f"#{name}": name for name in texts},
        ExpressionAttributeValues={f":{name}": {"S": text} for name, text in texts.items()},
    )

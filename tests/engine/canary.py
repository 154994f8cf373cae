"""Runs the canary of a deployed stack, and reads the reminders that it created."""

import json
import time
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.emulator import Emulator
from tests.stack import wait_until
from tools.local.inbox.messages import read_messages
from workers.canary_reminder import MESSAGE, OWNER
from workflow.reminders.recipients import SIMULATOR
from workflow.time.times import parse


def run_canary(emulator: Emulator, outputs: dict[str, Any]) -> int:
    """Runs it now; returns the number of late reminders, by the metric in its log."""
    functions = emulator.client("lambda")
    ran = functions.invoke(FunctionName=outputs["canaryFunctionName"], LogType="Tail")
    assert "FunctionError" not in ran, ran["Payload"].read()
    lines = b64decode(ran["LogResult"]).decode().splitlines()
    (line,) = (line for line in lines if "CloudWatchMetrics" in line)
    late: int = json.loads(line[line.index("{") :])["CanaryLate"]
    return late


def canaries(emulator: Emulator, outputs: dict[str, Any]) -> dict[str, str]:
    """Returns the status of each of its reminders, by id."""
    return {item["id"]["S"]: item["status"]["S"] for item in _items(emulator, outputs)}


def wait_for_canaries(emulator: Emulator, outputs: dict[str, Any]) -> None:
    """Waits until each was sent once, to the simulator."""
    due = max(parse(item["dueAt"]["S"]) for item in _items(emulator, outputs))
    time.sleep(max(due - datetime.now(UTC), timedelta()).total_seconds())
    wait_until(lambda: set(canaries(emulator, outputs).values()) == {"sent"})
    items = _items(emulator, outputs)
    mails = [mail for mail in read_messages(emulator.endpoint) if mail.is_for(MESSAGE)]
    sent = [item["deliveries"]["M"]["email"]["M"]["messageId"]["S"] for item in items]
    assert sorted(mail.message_id for mail in mails) == sorted(sent)
    assert {(mail.channel, mail.recipient) for mail in mails} == {("email", SIMULATOR)}


def _items(emulator: Emulator, outputs: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = emulator.client("dynamodb").query(
        TableName=outputs["tableName"],
        KeyConditionExpression="#owner = :owner",
        ExpressionAttributeNames={"#owner": "owner"},
        ExpressionAttributeValues={":owner": {"S": OWNER}},
    )["Items"]
    return items

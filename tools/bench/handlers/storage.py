"""Makes the API's AWS calls for all handlers here: count, store, start and record the execution."""

import json
import os
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
from botocore.config import Config

CONFIG = Config(connect_timeout=1, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 3})
TABLE, STATE_MACHINE = os.environ["TABLE_NAME"], os.environ["STATE_MACHINE_ARN"]
OWNER = os.environ["OWNER"]

dynamodb = boto3.client("dynamodb", config=CONFIG)
stepfunctions = boto3.client("stepfunctions", config=CONFIG)


def save(request: dict[str, Any]) -> dict[str, Any]:
    """Stores the reminder and starts its execution; returns the reminder as in a response."""
    now = datetime.now(UTC)
    _count(now)
    due = now.replace(microsecond=0) + timedelta(seconds=request["waitSeconds"] + 1)
    now_text = f"{now.isoformat(timespec='milliseconds')[:-6]}Z"
    identifier, due_text = str(uuid.uuid4()), f"{due.isoformat()[:-6]}Z"
    channels = ("email", "sms") if request["preference"] == "both" else (request["preference"],)
    texts = {
        "owner": OWNER,
        "id": identifier,
        "status": "scheduled",
        "preference": request["preference"],
        "message": request["message"],
        "subject": request.get("subject"),
        "email": request.get("email"),
        "phone": request.get("phone"),
        "timezone": request.get("timezone") or "UTC",
        "dueAt": due_text,
        "createdAt": now_text,
        "updatedAt": now_text,
        "changeId": uuid.uuid4().hex,
        "listKey": f"upcoming#{due_text}",
        "watch": identifier[-1],
        "checkAt": f"{(now + timedelta(minutes=2)).isoformat(timespec='milliseconds')[:-6]}Z",
    }
    item: dict[str, Any] = {name: {"S": text} for name, text in texts.items() if text is not None}
    item["version"] = item["generation"] = {"N": "1"}
    item["retainUntil"] = {"N": str(int((due + timedelta(days=90)).timestamp()))}
    item["deliveries"] = {"M": {channel: {"M": {"status": {"S": "waiting"}}} for channel in channels}}
    dynamodb.put_item(TableName=TABLE, Item=item, ConditionExpression="attribute_not_exists(id)")
    _start(identifier, due)
    shown = {
        name: texts[name]
        for name in texts
        if name not in ("owner", "changeId", "listKey", "watch", "checkAt")
    }
    waiting = {"status": "waiting", "at": None, "messageId": None, "error": None}
    return {
        **shown,
        "version": 1,
        "claimedAt": None,
        "finishedAt": None,
        "deliveries": dict.fromkeys(channels, waiting),
    }


def _count(now: datetime) -> None:
    dynamodb.update_item(
        TableName=TABLE,
        Key={"owner": {"S": f"quota#{OWNER}"}, "id": {"S": now.date().isoformat()}},
        UpdateExpression="ADD created :one, room :less",
        ConditionExpression="created < :limit AND room > :none",
        ExpressionAttributeValues={
            ":one": {"N": "1"},
            ":less": {"N": "-1"},
            ":limit": {"N": "100"},
            ":none": {"N": "0"},
        },
        ReturnValues="ALL_NEW",
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    )


def _start(identifier: str, due: datetime) -> None:
    timer = {"owner": OWNER, "id": identifier, "generation": 1, "dueAt": f"{due.isoformat()[:-6]}Z"}
    stepfunctions.start_execution(
        stateMachineArn=STATE_MACHINE, name=f"{identifier}-g1", input=json.dumps(timer)
    )
    check = (due + timedelta(minutes=10)).isoformat(timespec="milliseconds")
    dynamodb.update_item(
        TableName=TABLE,
        Key={"owner": {"S": OWNER}, "id": {"S": identifier}},
        UpdateExpression="SET checkAt = :checkAt",
        ConditionExpression="#status = :scheduled AND generation = :generation",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={
            ":checkAt": {"S": f"{check[:-6]}Z"},
            ":scheduled": {"S": "scheduled"},
            ":generation": {"N": "1"},
        },
    )

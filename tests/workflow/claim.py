"""The claim of an execution, made as `reminder.asl.json` says it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from workflow.reminder import Reminder
from workflow.times import millis_text, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ASL = Path(__file__).parents[2] / "workflow" / "reminder.asl.json"


def claim(client: DynamoDBClient, table: str, timer_of: Reminder, now: datetime) -> bool:
    """Lets the timer that was started for `timer_of` claim its record; False where that is refused."""
    known = {
        "$.owner": timer_of.owner,
        "$.id": timer_of.id,
        "$.dueAt": seconds_text(timer_of.due_at),
        "States.Format('{}', $.generation)": str(timer_of.generation),
        "$$.Execution.Id": f"execution:{timer_of.execution_name}",
        "$$.State.EnteredTime": millis_text(now),
    }
    parameters = _resolved(json.loads(ASL.read_text())["States"]["Claim"]["Parameters"], known)
    try:
        client.update_item(**parameters | {"TableName": table})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _resolved(value: Any, known: dict[str, str]) -> Any:  # noqa: ANN401  # any JSON
    if not isinstance(value, dict):
        return value
    return {
        name.removesuffix(".$"): known[inner] if name.endswith(".$") else _resolved(inner, known)
        for name, inner in value.items()
    }

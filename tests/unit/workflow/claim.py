"""What an execution writes to its record, made as the state machine's definition says it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from workflow.machine.definition import parsed
from workflow.machine.timers import execution_name
from workflow.reminders.reminder import Reminder, Status
from workflow.time.times import millis_text, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Known = dict[str, Any]


def claim(
    client: DynamoDBClient, table: str, timer_of: Reminder, now: datetime, execution: str | None = None
) -> bool:
    """Lets the timer that was started for `timer_of` claim its record; False where that is refused.

    `execution` names it where it is another than the code starts.
    """
    known = {
        "$.owner": timer_of.owner,
        "$.id": timer_of.id,
        "$.dueAt": seconds_text(timer_of.due_at),
        "States.Format('{}', $.generation)": str(timer_of.generation),
        **_context(execution or execution_name(timer_of), now),
    }
    return _written(client, table, "Claim", known)


def record(client: DynamoDBClient, table: str, timer_of: Reminder, now: datetime, outcome: Status) -> bool:
    """Lets the execution that was started for `timer_of` record `outcome`; False where that is refused."""
    known = {
        "$.reminder.owner": {"S": timer_of.owner},
        "$.reminder.id": {"S": timer_of.id},
        "$.result.outcome": outcome,
        "$.result.deliveries": {"email": {"M": {"status": {"S": "sent"}}}},
        "States.Format('finished#{}', $$.State.EnteredTime)": f"finished#{millis_text(now)}",
        **_context(execution_name(timer_of), now),
    }
    return _written(client, table, "Record", known)


def _context(execution: str, now: datetime) -> Known:
    return {"$$.Execution.Id": f"execution:{execution}", "$$.State.EnteredTime": millis_text(now)}


def _written(client: DynamoDBClient, table: str, state: str, known: Known) -> bool:
    parameters = _resolved(parsed()["States"][state]["Parameters"], known)
    try:
        client.update_item(**parameters | {"TableName": table})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _resolved(value: Any, known: Known) -> Any:  # noqa: ANN401  # any JSON
    if not isinstance(value, dict):
        return value
    return {
        name.removesuffix(".$"): known[inner] if name.endswith(".$") else _resolved(inner, known)
        for name, inner in value.items()
    }

"""Makes an execution's writes to its record, as the state machine's definition describes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from tests.parts.scenarios.aws.templates import filled
from workflow.machine.definition import parsed
from workflow.machine.timers import execution_name
from workflow.reminders.reminder import Reminder, Status
from workflow.time.times import millis_text, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Data = dict[str, Any]


def claim(
    client: DynamoDBClient, table: str, timer_of: Reminder, now: datetime, execution: str | None = None
) -> bool:
    """Lets the timer started for `timer_of` claim its record; returns False if the claim is refused.

    `execution` is the execution's name, if it isn't the one that the code would start.
    """
    timer = {
        "owner": timer_of.owner,
        "id": timer_of.id,
        "dueAt": seconds_text(timer_of.due_at),
        "generation": timer_of.generation,
    }
    context = _context(execution or execution_name(timer_of), now)
    return _written(client, table, "Claim", timer, context)


def record(client: DynamoDBClient, table: str, timer_of: Reminder, now: datetime, outcome: Status) -> bool:
    """Lets the execution started for `timer_of` record `outcome`; returns False if that is refused."""
    deliveries = {"email": {"M": {"status": {"S": "sent"}}}}
    data = {
        "reminder": {"owner": {"S": timer_of.owner}, "id": {"S": timer_of.id}},
        "result": {"outcome": outcome, "deliveries": deliveries, "error": "" if outcome == "sent" else "E"},
    }
    return _written(client, table, "Record", data, _context(execution_name(timer_of), now))


def _context(execution: str, now: datetime) -> Data:
    return {"Execution": {"Id": f"execution:{execution}"}, "State": {"EnteredTime": millis_text(now)}}


def _written(client: DynamoDBClient, table: str, state: str, data: Data, context: Data) -> bool:
    parameters = filled(parsed()["States"][state]["Parameters"], data, context)
    try:
        client.update_item(**parameters | {"TableName": table})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False
    return True

"""Commits a snooze together with the update of its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from workflow.reminders.exceptions import ReminderNotFound
from workflow.reminders.reminder import Reminder
from workflow.storage.errors import StoreUnavailable, aws_errors, error_name
from workflow.storage.item import key, to_item
from workflow.time.times import millis_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

MOST_LISTED = 50
"""A source that lists this many snoozes drops the older half: an item is limited to 400 KB."""


def put_snooze(client: DynamoDBClient, table_name: str, reminder: Reminder, source: Reminder) -> None:
    """Commits `reminder`, a snooze of `source`, with the update of the source.

    Raises:
        ReminderNotFound: the source no longer exists.
        StoreUnavailable: AWS failed or did not respond, or another transaction wrote the source.
    """
    try:
        with aws_errors():
            client.transact_write_items(
                ClientRequestToken=reminder.change_id,
                TransactItems=[
                    new_record(table_name, reminder),
                    source_update(table_name, reminder, source),
                ],
            )
    except ClientError as error:
        if is_source_gone(error):
            raise ReminderNotFound from None
        is_transient = error_name(error) in {"TransactionCanceledException", "TransactionInProgressException"}
        raise (StoreUnavailable(error_name(error)) if is_transient else error) from None


def new_record(table_name: str, reminder: Reminder) -> TransactWriteItemTypeDef:
    """Returns the transaction item that writes a new reminder."""
    condition = "attribute_not_exists(id)"
    return {"Put": {"TableName": table_name, "Item": to_item(reminder), "ConditionExpression": condition}}


def source_update(table_name: str, reminder: Reminder, source: Reminder) -> TransactWriteItemTypeDef:
    """Returns the last transaction item: it adds `reminder` to `source` and clears the attention flag.

    The source is final, so only its deletion can fail the condition. Its version grows only if its owner
    sees a change: it needed attention when it was read.
    """
    new = {"L": [{"S": reminder.id}]}
    values: dict[str, Any] = {":status": {"S": source.status}, ":new": new}
    if len(source.snoozes) < MOST_LISTED:
        expression = "SET snoozes = list_append(if_not_exists(snoozes, :none), :new)"
        values[":none"] = {"L": []}
    else:
        expression = "SET snoozes = :new"
        new["L"] = [{"S": each} for each in (*source.snoozes[-MOST_LISTED // 2 :], reminder.id)]
    if source.attention_since is not None:
        expression += ", updatedAt = :now REMOVE attentionSince ADD version :one"
        values |= {":now": {"S": millis_text(reminder.created_at)}, ":one": {"N": "1"}}
    return {
        "Update": {
            "TableName": table_name,
            "Key": key(source.owner, source.id),
            "UpdateExpression": expression,
            "ConditionExpression": "#status = :status",
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": values,
        }
    }


def is_source_gone(error: ClientError) -> bool:
    """Returns whether the transaction failed because its last item did not find the source.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    """
    response: Mapping[str, Any] = error.response
    reasons = response.get("CancellationReasons", [])
    return bool(reasons) and reasons[-1].get("Code") == "ConditionalCheckFailed"

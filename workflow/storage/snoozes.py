"""A snooze and its source: the new reminder is committed together with what its source notes of it."""

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

MANY = 50
"""From so many snoozes of one reminder on, it forgets the older half: a record may have 400 KB."""


def put_snooze(client: DynamoDBClient, table_name: str, reminder: Reminder, source: Reminder) -> None:
    """Commits `reminder`, made out of `source`, with what the source notes of it.

    Raises:
        ReminderNotFound: the source is gone.
        StoreUnavailable: AWS failed, did not answer, or had another transaction with the source.
    """
    try:
        with aws_errors():
            client.transact_write_items(
                ClientRequestToken=reminder.change_id,
                TransactItems=[
                    new_record(table_name, reminder),
                    note_at_source(table_name, reminder, source),
                ],
            )
    except ClientError as error:
        if is_source_gone(error):
            raise ReminderNotFound from None
        passes = error_name(error) in {"TransactionCanceledException", "TransactionInProgressException"}
        raise (StoreUnavailable(error_name(error)) if passes else error) from None


def new_record(table_name: str, reminder: Reminder) -> TransactWriteItemTypeDef:
    """The part of a transaction that writes a new reminder."""
    condition = "attribute_not_exists(id)"
    return {"Put": {"TableName": table_name, "Item": to_item(reminder), "ConditionExpression": condition}}


def note_at_source(table_name: str, reminder: Reminder, source: Reminder) -> TransactWriteItemTypeDef:
    """The part of a transaction, its last one, by which `source` knows `reminder` and needs no attention.

    The source has ended, so that nothing but its being erased can stand against it. Its version grows where
    its owner sees a change: it needed attention as it was read.
    """
    new = {"L": [{"S": reminder.id}]}
    values: dict[str, Any] = {":status": {"S": source.status}, ":new": new}
    if len(source.snoozes) < MANY:
        expression = "SET snoozes = list_append(if_not_exists(snoozes, :none), :new)"
        values[":none"] = {"L": []}
    else:
        expression = "SET snoozes = :new"
        new["L"] = [{"S": each} for each in (*source.snoozes[-MANY // 2 :], reminder.id)]
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
    """Whether the last part of the transaction that ended with `error` did not find the source.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    """
    response: Mapping[str, Any] = error.response
    reasons = response.get("CancellationReasons", [])
    return bool(reasons) and reasons[-1].get("Code") == "ConditionalCheckFailed"

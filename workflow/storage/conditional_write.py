"""Conditional writes to DynamoDB that are safe to repeat.

A write can succeed while its answer is lost, and is then sent again, by botocore or by whoever asked for it.
So each carries a `changeId`, made once for the request behind it: where the condition fails and the record
holds the same one, the write has happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from workflow.reminders.reminder import OPEN_STATUSES
from workflow.storage.errors import error_name, refusal
from workflow.storage.item import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef


def put_new(client: DynamoDBClient, table_name: str, item: Item) -> None:
    """Writes `item` where its key is still free, or was taken by this same creation.

    What was created may have been changed since, even before the answer: its `createdAt` stays.

    Raises:
        ClientError: another record has the key.
        StoreUnavailable: AWS failed or did not answer.
    """
    try:
        client.put_item(
            TableName=table_name,
            Item=item,
            ConditionExpression="attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except (ClientError, BotoCoreError) as error:
        if refused_item(error).get("createdAt") != item["createdAt"]:
            raise


def update_where(
    client: DynamoDBClient,
    table_name: str,
    key: Item,
    *,
    where: Mapping[str, AttributeValueTypeDef],
    changes: Mapping[str, AttributeValueTypeDef | None],
    shown: bool = False,
) -> Mapping[str, Any] | None:
    """Makes `changes` (None takes an attribute away) where the item has what `where` says.

    Returns the item as this change left it, or None where it isn't as `where` says. A change without a
    `changeId` must leave it so, that it can simply be repeated; the item isn't asked for then unless it is
    to be `shown`, and an empty one stands for it.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    change_id = changes.get("changeId")
    set_to = {name: value for name, value in changes.items() if value is not None}
    removed = [name for name in changes if name not in set_to]
    try:
        answer = client.update_item(
            TableName=table_name,
            Key=key,
            UpdateExpression=_update_expression(set_to, removed),
            ConditionExpression=" AND ".join(f"#{name} = :seen_{name}" for name in where),
            ExpressionAttributeNames={f"#{name}": name for name in [*where, *changes]},
            ExpressionAttributeValues={f":seen_{name}": value for name, value in where.items()}
            | {f":{name}": value for name, value in set_to.items()},
            ReturnValues="ALL_NEW" if shown or change_id is not None else "NONE",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except (ClientError, BotoCoreError) as error:
        old = refused_item(error)
        return old if change_id is not None and old.get("changeId") == change_id else None
    return answer.get("Attributes", {})


def delete_unless_open(client: DynamoDBClient, table_name: str, key: Item) -> bool:
    """Deletes a record that is final; True as well where there is none, False where it is not final.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    open_statuses = {f":{status}": {"S": status} for status in sorted(OPEN_STATUSES)}
    try:
        client.delete_item(
            TableName=table_name,
            Key=key,
            ConditionExpression=f"NOT #status IN ({', '.join(open_statuses)})",
            ExpressionAttributeNames={"#status": "status"},
            ExpressionAttributeValues=open_statuses,
        )
    except (ClientError, BotoCoreError) as error:
        refused_item(error)
        return False
    return True


def refused_item(error: ClientError | BotoCoreError) -> Mapping[str, Any]:
    """The item that did not fulfil the condition of a write; empty where the write did not ask for it.

    Raises:
        ClientError: `error` itself, where it is another refusal.
        StoreUnavailable: AWS failed or did not answer.
    """
    refused = refusal(error)
    if error_name(refused) != "ConditionalCheckFailedException":
        raise refused
    return cast("Mapping[str, Any]", refused.response.get("Item", {}))


def _update_expression(set_to: Mapping[str, Any], removed: list[str]) -> str:
    expression = "SET " + ", ".join(f"#{name} = :{name}" for name in set_to)
    return f"{expression} REMOVE {', '.join(f'#{name}' for name in removed)}" if removed else expression

"""Conditional writes to DynamoDB that are idempotent.

A write can succeed although its response is lost, and is then retried by botocore or by the caller. So each
carries a `changeId`, created once per request: if the condition fails and the record holds the same id, the
write has succeeded before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from workflow.reminders.reminder import OPEN_STATUSES
from workflow.storage.errors import error_name, permanent_error
from workflow.storage.item import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef


def put_new(client: DynamoDBClient, table_name: str, item: Item) -> None:
    """Writes `item` if its key is free or was taken by the same creation, recognised by its `createdAt`.

    That attribute never changes, even if the record is changed before the response arrives.

    Raises:
        ClientError: another record has the key.
        StoreUnavailable: AWS failed or did not respond.
    """
    try:
        client.put_item(
            TableName=table_name,
            Item=item,
            ConditionExpression="attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except (ClientError, BotoCoreError) as error:
        if failed_condition_item(error).get("createdAt") != item["createdAt"]:
            raise


def update_where(
    client: DynamoDBClient,
    table_name: str,
    key: Item,
    *,
    where: Mapping[str, AttributeValueTypeDef],
    changes: Mapping[str, AttributeValueTypeDef | None],
    return_item: bool = False,
) -> Mapping[str, Any] | None:
    """Applies `changes` (None removes an attribute) if the item has the attributes of `where`.

    Returns the item after this change, or None if the condition fails. A change without a `changeId` must
    not affect its own condition, so that it can be repeated; its item is returned only with
    `return_item`, else an empty one.

    Raises:
        StoreUnavailable: AWS failed or did not respond.
    """
    change_id = changes.get("changeId")
    set_to = {name: value for name, value in changes.items() if value is not None}
    removed = [name for name in changes if name not in set_to]
    try:
        response = client.update_item(
            TableName=table_name,
            Key=key,
            UpdateExpression=_update_expression(set_to, removed),
            ConditionExpression=" AND ".join(f"#{name} = :seen_{name}" for name in where),
            ExpressionAttributeNames={f"#{name}": name for name in [*where, *changes]},
            ExpressionAttributeValues={f":seen_{name}": value for name, value in where.items()}
            | {f":{name}": value for name, value in set_to.items()},
            ReturnValues="ALL_NEW" if return_item or change_id is not None else "NONE",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except (ClientError, BotoCoreError) as error:
        old = failed_condition_item(error)
        return old if change_id is not None and old.get("changeId") == change_id else None
    return response.get("Attributes", {})


def delete_unless_open(
    client: DynamoDBClient, table_name: str, key: Item, open_statuses: Collection[str] = OPEN_STATUSES
) -> bool:
    """Deletes a record that has none of `open_statuses`; False if it has one.

    True also if there is no record.

    Raises:
        StoreUnavailable: AWS failed or did not respond.
    """
    values: dict[str, AttributeValueTypeDef] = {
        f":{status}": {"S": status} for status in sorted(open_statuses)
    }
    try:
        client.delete_item(
            TableName=table_name,
            Key=key,
            ConditionExpression=f"NOT #status IN ({', '.join(values)})",
            ExpressionAttributeNames={"#status": "status"},
            ExpressionAttributeValues=values,
        )
    except (ClientError, BotoCoreError) as error:
        failed_condition_item(error)
        return False
    return True


def failed_condition_item(error: ClientError | BotoCoreError) -> Mapping[str, Any]:
    """Returns the item that failed the condition of a write; empty if the write did not request it.

    Raises:
        ClientError: `error` itself, if it is another error.
        StoreUnavailable: AWS failed or did not respond.
    """
    refused = permanent_error(error)
    if error_name(refused) != "ConditionalCheckFailedException":
        raise refused
    return cast("Mapping[str, Any]", refused.response.get("Item", {}))


def _update_expression(set_to: Mapping[str, Any], removed: list[str]) -> str:
    expression = "SET " + ", ".join(f"#{name} = :{name}" for name in set_to)
    return f"{expression} REMOVE {', '.join(f'#{name}' for name in removed)}" if removed else expression

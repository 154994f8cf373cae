"""Conditional writes to DynamoDB that are safe to repeat.

A write can succeed while its answer is lost, and is then sent again, by boto3 or by whoever asked for it. So
each carries a `changeId`, made once for the request behind it: where the condition fails and the record holds
the same one, the write has happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from workflow.errors import aws_errors, error_name
from workflow.item import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CONDITION_FAILED = "ConditionalCheckFailedException"


def put_new(client: DynamoDBClient, table_name: str, item: Item, change_id: str) -> None:
    """Writes `item` where its key is still free, or was taken by this same change.

    Raises:
        ClientError: another record has the key.
        StoreUnavailable: AWS failed or did not answer.
    """
    try:
        with aws_errors():
            client.put_item(
                TableName=table_name,
                Item=item,
                ConditionExpression="attribute_not_exists(id)",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
    except ClientError as error:
        if error_name(error) != CONDITION_FAILED or _change_id(_old_item(error)) != change_id:
            raise


def update_if(
    client: DynamoDBClient,
    table_name: str,
    key: Item,
    *,
    update: str,
    condition: str,
    values: Mapping[str, Any],
    change_id: str | None = None,
) -> Mapping[str, Any] | None:
    """The item as this change left it, or None where `condition` does not hold.

    Both expressions may say `#status`. A change without a `change_id` must leave its own condition true, so
    that it can simply be repeated; the item isn't asked for then, and an empty one stands for it.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    try:
        with aws_errors():
            answer = client.update_item(
                TableName=table_name,
                Key=key,
                UpdateExpression=update,
                ConditionExpression=condition,
                ExpressionAttributeNames={"#status": "status"},
                ExpressionAttributeValues=values,
                ReturnValues="NONE" if change_id is None else "ALL_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
    except ClientError as error:
        if error_name(error) != CONDITION_FAILED:
            raise
        old = _old_item(error)
        return old if change_id is not None and _change_id(old) == change_id else None
    return answer.get("Attributes", {})


def _old_item(error: ClientError) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", error.response.get("Item", {}))


def _change_id(item: Mapping[str, Any]) -> str | None:
    return item["changeId"]["S"] if "changeId" in item else None

"""Counts what recipients did through links: a set of names for each chain of snoozes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Kind = Literal["snoozes", "moves"]
"""New snoozes, and moves of scheduled ones."""


@dataclass(frozen=True, slots=True)
class ChainUse:
    """One use to count: its `kind` and `name`, and the owner's chain that begins with `first_id`."""

    owner: str
    first_id: str
    kind: Kind
    name: str


class SnoozeChains:
    """The counts in the reminders' table: an item per chain, keyed by the chain's first reminder.

    A set holds each name once, so each write is idempotent. Every method raises `StoreUnavailable` if AWS
    fails or does not respond; the use may then have been counted.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def reserve(self, use: ChainUse, most: int, until: datetime) -> bool:
        """Counts one; False if there are `most` others of its kind. The item is kept until `until`."""
        try:
            self._client.update_item(
                TableName=self._table,
                Key=_key(use.owner, use.first_id),
                UpdateExpression="ADD #kind :name SET expiresAt = :until",
                ConditionExpression="attribute_not_exists(#kind) OR size(#kind) < :most"
                " OR contains(#kind, :one)",
                ExpressionAttributeNames={"#kind": use.kind},
                ExpressionAttributeValues={
                    ":name": {"SS": [use.name]},
                    ":one": {"S": use.name},
                    ":most": {"N": str(most)},
                    ":until": {"N": str(epoch(until))},
                },
            )
        except (ClientError, BotoCoreError) as error:
            failed_condition_item(error)
            return False
        return True

    def release(self, use: ChainUse) -> None:
        """Removes one from the count."""
        with aws_errors():
            self._client.update_item(
                TableName=self._table,
                Key=_key(use.owner, use.first_id),
                UpdateExpression="DELETE #kind :name",
                ExpressionAttributeNames={"#kind": use.kind},
                ExpressionAttributeValues={":name": {"SS": [use.name]}},
            )

    def count(self, owner: str, first_id: str, kind: Kind) -> int:
        """Returns how many of the `kind` are counted (consistent read)."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=_key(owner, first_id), ConsistentRead=True
            )
        return len(response.get("Item", {}).get(kind, {}).get("SS", ()))


def _key(owner: str, first_id: str) -> Item:
    return key(f"chain#{owner}", first_id)

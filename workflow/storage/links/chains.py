"""Counts what links in messages have had sent again: for each chain of snoozes a set of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Kind = Literal["snoozes", "moves"]
"""New reminders, and other times of those that wait."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One of its `kind`, by its `name`, in the chain of an owner's that begins with `first_id`."""

    owner: str
    first_id: str
    kind: Kind
    name: str


class SnoozeChains:
    """The counts of one table, beside its reminders: an item for each chain, known by its first reminder.

    What is counted twice under one name is in the set once, so each write is safe to repeat. Every method
    raises `StoreUnavailable` where AWS fails or does not answer: it may then have been counted.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def take(self, counted: Counted, most: int, until: datetime) -> bool:
        """Counts one; False where `most` others of its kind are there. The item is kept until `until`."""
        try:
            self._client.update_item(
                TableName=self._table,
                Key=_key(counted.owner, counted.first_id),
                UpdateExpression="ADD #kind :name SET expiresAt = :until",
                ConditionExpression="attribute_not_exists(#kind) OR size(#kind) < :most"
                " OR contains(#kind, :one)",
                ExpressionAttributeNames={"#kind": counted.kind},
                ExpressionAttributeValues={
                    ":name": {"SS": [counted.name]},
                    ":one": {"S": counted.name},
                    ":most": {"N": str(most)},
                    ":until": {"N": str(epoch(until))},
                },
            )
        except (ClientError, BotoCoreError) as error:
            refused_item(error)
            return False
        return True

    def give_back(self, counted: Counted) -> None:
        """Counts one no more."""
        with aws_errors():
            self._client.update_item(
                TableName=self._table,
                Key=_key(counted.owner, counted.first_id),
                UpdateExpression="DELETE #kind :name",
                ExpressionAttributeNames={"#kind": counted.kind},
                ExpressionAttributeValues={":name": {"SS": [counted.name]}},
            )

    def taken(self, owner: str, first_id: str, kind: Kind) -> int:
        """How many of the `kind` are counted (consistent read)."""
        with aws_errors():
            answer = self._client.get_item(
                TableName=self._table, Key=_key(owner, first_id), ConsistentRead=True
            )
        return len(answer.get("Item", {}).get(kind, {}).get("SS", ()))


def _key(owner: str, first_id: str) -> Item:
    return key(f"chain#{owner}", first_id)

"""Counts how many of an owner's reminders are due for a recipient on a day (UTC)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=2)
"""How long a day's count is kept, from the start of the day."""


class RecipientCounts:
    """The counts in the reminders' table: a set of reminder ids per owner, recipient and day.

    A set holds each id once, so each write is idempotent. Recipients are stored as hashes. Every method
    raises `StoreUnavailable` if AWS fails or does not respond; a reminder may then have been counted.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def ids(self, owner: str, recipient: str, day: date) -> frozenset[str]:
        """Returns the counted reminders of the `day` (UTC; consistent read)."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=_key(owner, recipient, day), ConsistentRead=True
            )
        return frozenset(response.get("Item", {}).get("ids", {}).get("SS", ()))

    def add(
        self,
        owner: str,
        recipient: str,
        day: date,
        reminder_id: str,
        most: int,
        replaced: Collection[str] = (),
    ) -> bool:
        """Counts the reminder on the `day` (UTC) of its due time; False if `most` others are counted.

        While all the `replaced` ones are counted, which the caller then removes, they leave their room.
        """
        names = {f":old{number}": {"S": each} for number, each in enumerate(replaced)}
        counted = "".join(f" AND contains(ids, {name})" for name in names)
        try:
            self._update(
                owner,
                recipient,
                day,
                UpdateExpression="ADD ids :id SET expiresAt = :expiresAt",
                ConditionExpression="attribute_not_exists(ids) OR size(ids) < :most OR contains(ids, :one)"
                f" OR (size(ids) < :with_replaced{counted})",
                ExpressionAttributeValues={
                    ":id": {"SS": [reminder_id]},
                    ":one": {"S": reminder_id},
                    ":most": {"N": str(most)},
                    ":with_replaced": {"N": str(most + len(names))},
                    **names,
                    ":expiresAt": _expires_at(day),
                },
            )
        except (ClientError, BotoCoreError) as error:
            failed_condition_item(error)
            return False
        return True

    def remove(self, owner: str, recipient: str, day: date, reminder_id: str) -> None:
        """Removes the reminder from the count, if it is in it."""
        with aws_errors():
            self._update(
                owner,
                recipient,
                day,
                UpdateExpression="DELETE ids :id SET expiresAt = :expiresAt",
                ExpressionAttributeValues={
                    ":id": {"SS": [reminder_id]},
                    ":expiresAt": _expires_at(day),
                },
            )

    def _update(self, owner: str, recipient: str, day: date, **update: Any) -> None:  # noqa: ANN401
        self._client.update_item(TableName=self._table, Key=_key(owner, recipient, day), **update)


def _expires_at(day: date) -> dict[str, str]:
    return {"N": str(epoch(datetime.combine(day, time(), UTC) + KEPT))}


def _key(owner: str, recipient: str, day: date) -> Item:
    hashed = hashlib.sha256(recipient.lower().encode()).hexdigest()
    return key(f"recipient#{owner}", f"{day.isoformat()}#{hashed}")

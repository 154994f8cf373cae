"""Counts how many of an owner's reminders are due for one recipient on one day (UTC)."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=2)
"""How long a day's count is kept from the day's beginning on."""


class RecipientCounts:
    """The counts of one table, beside its reminders: for each owner, recipient and day a set of ids.

    A reminder that is counted twice is in it once, so each write is safe to repeat. A recipient is known by a
    hash. Every method raises `StoreUnavailable` where AWS fails or does not answer: a reminder may then have
    been counted.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def add(self, owner: str, recipient: str, day: date, reminder_id: str, most: int) -> bool:
        """Counts the reminder on the `day` (UTC) of its due time; False where `most` others are there."""
        try:
            self._update(
                owner,
                recipient,
                day,
                UpdateExpression="ADD ids :id SET expiresAt = :expiresAt",
                ConditionExpression="attribute_not_exists(ids) OR size(ids) < :most OR contains(ids, :one)",
                ExpressionAttributeValues={
                    ":id": {"SS": [reminder_id]},
                    ":one": {"S": reminder_id},
                    ":most": {"N": str(most)},
                    ":expiresAt": _expires_at(day),
                },
            )
        except (ClientError, BotoCoreError) as error:
            refused_item(error)
            return False
        return True

    def remove(self, owner: str, recipient: str, day: date, reminder_id: str) -> None:
        """Takes the reminder out of the count, if it is in it."""
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

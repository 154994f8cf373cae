"""Counts the parts of SMS of occurrences with the others of their owner's day (UTC)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import aws_errors
from workflow.storage.quota import day_key, expires_at

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class PartCounts:
    """The counts of one table.

    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: it may then have
    been counted. `once` is as in `QuotaStore`.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, once: DynamoDBClient) -> None:
        self._client = client
        self._once = once
        self._table = table_name

    def add(self, owner: str, now: datetime, parts: int, most: int) -> bool:
        """Counts so many more `parts` on the day of `now`; False where they would be more than `most`."""
        if parts > most:
            return False
        try:
            self._client.update_item(
                TableName=self._table,
                Key=day_key(owner, now),
                UpdateExpression="ADD smsParts :parts SET expiresAt = :expiresAt",
                ConditionExpression="attribute_not_exists(smsParts) OR smsParts <= :before",
                ExpressionAttributeValues={
                    ":parts": {"N": str(parts)},
                    ":before": {"N": str(most - parts)},
                    ":expiresAt": {"N": str(expires_at(now))},
                },
            )
        except (ClientError, BotoCoreError) as error:
            refused_item(error)
            return False
        return True

    def give_back(self, owner: str, now: datetime, parts: int) -> None:
        """Counts so many parts of the day of `now` no more."""
        with aws_errors():
            self._once.update_item(
                TableName=self._table,
                Key=day_key(owner, now),
                UpdateExpression="ADD smsParts :parts SET expiresAt = :expiresAt",
                ExpressionAttributeValues={
                    ":parts": {"N": str(-parts)},
                    ":expiresAt": {"N": str(expires_at(now))},
                },
            )

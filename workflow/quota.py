"""Counts how many reminders an owner makes on one day (UTC), and how many of them wait."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from workflow.conditional_write import CONDITION_FAILED
from workflow.errors import aws_errors, error_name
from workflow.item import Item, epoch, key
from workflow.listing import INDEX
from workflow.refusals import DailyLimitReached, TooManyWaiting

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT_AFTER = timedelta(days=1)
"""How long a day's count is kept once the day is over: all that is under way at midnight ends before."""


def day_ends(now: datetime) -> datetime:
    """The next midnight of UTC after `now` (aware)."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


class QuotaStore:
    """The counts of one table, beside its reminders.

    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: a reminder may then
    have been counted that is never made, but none is made that was not counted.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def count(self, owner: str, now: datetime, limit: int) -> int:
        """Counts one more reminder of the owner on the day of `now`; answers how many that makes.

        One conditional write: of any number at once no more than `limit` succeed.

        Raises:
            DailyLimitReached: `limit` were counted on that day.
        """
        try:
            with aws_errors():
                answer = self._client.update_item(
                    TableName=self._table,
                    Key=_key(owner, now),
                    UpdateExpression="ADD created :one SET expiresAt = :expiresAt",
                    ConditionExpression="attribute_not_exists(created) OR created < :limit",
                    ExpressionAttributeValues={
                        ":one": {"N": "1"},
                        ":limit": {"N": str(limit)},
                        ":expiresAt": {"N": str(epoch(day_ends(now) + KEPT_AFTER))},
                    },
                    ReturnValues="UPDATED_NEW",
                )
        except ClientError as error:
            if error_name(error) != CONDITION_FAILED:
                raise
            raise DailyLimitReached(day_ends(now)) from None
        return int(answer["Attributes"]["created"]["N"])

    def counted(self, owner: str, now: datetime) -> int:
        """How many reminders of the owner were counted on the day of `now` (consistent read)."""
        with aws_errors():
            answer = self._client.get_item(TableName=self._table, Key=_key(owner, now), ConsistentRead=True)
        return int(answer["Item"]["created"]["N"]) if "Item" in answer else 0

    def check_waiting(self, owner: str, limit: int) -> None:
        """Counts what is scheduled or being sent, no further than to `limit`.

        The index lags by a moment, and nothing is held meanwhile: requests at once may pass together.

        Raises:
            TooManyWaiting: `limit` or more do.
        """
        found, start = self._waiting(owner, limit)
        while start and found < limit:
            more, start = self._waiting(owner, limit - found, ExclusiveStartKey=start)
            found += more
        if found >= limit:
            raise TooManyWaiting

    def _waiting(self, owner: str, limit: int, **after: Any) -> tuple[int, Any]:  # noqa: ANN401  # a key of boto3's
        """How many one query found, of `limit` at most, and where the next would go on, if anywhere."""
        with aws_errors():
            answer = self._client.query(
                TableName=self._table,
                IndexName=INDEX,
                Select="COUNT",
                KeyConditionExpression="#owner = :owner AND begins_with(listKey, :upcoming)",
                ExpressionAttributeNames={"#owner": "owner"},
                ExpressionAttributeValues={":owner": {"S": owner}, ":upcoming": {"S": "upcoming#"}},
                Limit=limit,
                **after,
            )
        return answer["Count"], answer.get("LastEvaluatedKey")


def _key(owner: str, now: datetime) -> Item:
    return key(f"quota#{owner}", now.astimezone(UTC).date().isoformat())

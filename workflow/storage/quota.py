"""Counts an owner's reminders, SMS parts and changes per day (UTC), and limits scheduled reminders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from workflow.reminders.exceptions import (
    ChangeLimitReached,
    DailyLimitReached,
    SmsLimitReached,
    TooManyWaiting,
)
from workflow.reminders.policy import Limits
from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key
from workflow.storage.listing import count_waiting
from workflow.time.times import day_ends

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT_AFTER = timedelta(days=1)
"""How long a day's counts are kept after the day: requests under way at midnight end before."""


PARTS_FIT = "attribute_not_exists(smsParts) OR smsParts <= :before"
"""The condition that more SMS parts may be counted."""

NO_ADDRESS = ""
"""The cached value for an owner without a verified address."""


@dataclass(frozen=True, slots=True)
class Day:
    """An owner's day: how many reminders were `made`, and the owner's `address`, None if not yet read."""

    made: int
    address: str | None


class QuotaStore:
    """The counts in the reminders' table: one item per owner and day.

    `created` counts reminders, `smsParts` the parts of their SMS, `changes` changes. `room` is how many more
    reminders may be created before the scheduled ones must be counted again; while it is positive, one write
    checks both limits. `address` caches the owner's verified email address for the day.

    Every method raises `StoreUnavailable` if AWS throttles, fails or does not respond: a reminder may then be
    counted and never created, but none is created without being counted. `single_attempt` never retries:
    decrementing a count twice would let in one too many.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, single_attempt: DynamoDBClient) -> None:
        self._client = client
        self._single_attempt = single_attempt
        self._table = table_name

    def count(self, owner: str, now: datetime, limits: Limits, sms_parts: int = 0) -> Day:
        """Counts one more reminder and its SMS parts on the day of `now`; returns the day after that.

        Concurrent calls never exceed `limits.per_day` and `limits.sms_parts`. They may exceed
        `limits.waiting`, since the index that is counted is eventually consistent. If that limit is
        lowered, this takes effect once `room` is used up, the next day at the latest.

        Raises:
            DailyLimitReached: the day's limit of reminders is reached.
            SmsLimitReached: the day's limit of SMS parts would be exceeded.
            TooManyWaiting: the limit of scheduled reminders is reached.
        """
        if sms_parts > limits.sms_parts:
            raise SmsLimitReached(day_ends(now))
        day = self._count_in_room(owner, now, limits, sms_parts)
        if day is not None:
            return day
        room = limits.waiting - count_waiting(self._client, self._table, owner, limits.waiting)
        if room <= 0:
            raise TooManyWaiting
        return self._count_and_reset_room(owner, now, limits, sms_parts, room)

    def count_parts(self, owner: str, now: datetime, sms_parts: int, most: int) -> bool:
        """Counts more parts on the day of `now`; False, and counts nothing, if they would exceed `most`."""
        if sms_parts > most:
            return False
        try:
            self._update(
                day_key(owner, now),
                "ADD smsParts :parts SET expiresAt = :expiresAt",
                PARTS_FIT,
                _parts_values(most, sms_parts) | {":expiresAt": expires_at(now)},
            )
        except (ClientError, BotoCoreError) as error:
            failed_condition_item(error)
            return False
        return True

    def release(
        self, owner: str, now: datetime, sms_parts: int, *, reminders: int = 1, changes: int = 0
    ) -> None:
        """Subtracts reminders, parts and changes from the counts of the day of `now`."""
        with aws_errors():
            self._single_attempt.update_item(
                TableName=self._table,
                Key=day_key(owner, now),
                UpdateExpression="ADD created :less, room :more, smsParts :parts, changes :changes",
                ExpressionAttributeValues={
                    ":less": {"N": str(-reminders)},
                    ":more": {"N": str(reminders)},
                    ":parts": {"N": str(-sms_parts)},
                    ":changes": {"N": str(-changes)},
                },
            )

    def count_change(self, owner: str, now: datetime, limits: Limits, sms_parts: int) -> None:
        """Counts one more change on the day of `now`, and the SMS parts that it adds.

        Raises:
            ChangeLimitReached: the day's limit of changes is reached.
            SmsLimitReached: the day's limit of SMS parts would be exceeded.
        """
        if sms_parts > limits.sms_parts:
            raise SmsLimitReached(day_ends(now))
        try:
            self._update(
                day_key(owner, now),
                "ADD changes :one, smsParts :parts SET expiresAt = :expiresAt",
                f"(attribute_not_exists(changes) OR changes < :changes){_parts_fit(sms_parts)}",
                _parts_values(limits.sms_parts, sms_parts)
                | {":one": 1, ":changes": limits.changes, ":expiresAt": expires_at(now)},
            )
        except (ClientError, BotoCoreError) as error:
            if _number(failed_condition_item(error), "changes") >= limits.changes:
                raise ChangeLimitReached(day_ends(now)) from None
            raise SmsLimitReached(day_ends(now)) from None

    def counted(self, owner: str, now: datetime) -> int:
        """Returns how many reminders were counted on the day of `now` (consistent read)."""
        return self.day(owner, now).made

    def day(self, owner: str, now: datetime) -> Day:
        """Returns the owner's day of `now` (consistent read)."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=day_key(owner, now), ConsistentRead=True
            )
        return _day(response.get("Item", {}))

    def keep_address(self, owner: str, now: datetime, address: str) -> None:
        """Caches the owner's address in the day of `now`."""
        with aws_errors():
            self._client.update_item(
                TableName=self._table,
                Key=day_key(owner, now),
                UpdateExpression="SET address = :address, expiresAt = :expiresAt",
                ExpressionAttributeValues={
                    ":address": {"S": address},
                    ":expiresAt": {"N": str(expires_at(now))},
                },
            )

    def _count_in_room(self, owner: str, now: datetime, limits: Limits, sms_parts: int) -> Day | None:
        """Counts one more and returns the day; None, and counts nothing, if there is no room."""
        try:
            return self._update(
                day_key(owner, now),
                "ADD created :one, room :less, smsParts :parts",
                f"created < :limit AND room > :none{_parts_fit(sms_parts)}",
                _parts_values(limits.sms_parts, sms_parts)
                | {":one": 1, ":less": -1, ":limit": limits.per_day, ":none": 0},
            )
        except (ClientError, BotoCoreError) as error:
            day = failed_condition_item(error)
            if _number(day, "created") >= limits.per_day:
                raise DailyLimitReached(day_ends(now)) from None
            if sms_parts and _number(day, "smsParts") + sms_parts > limits.sms_parts:
                raise SmsLimitReached(day_ends(now)) from None
            return None

    def _count_and_reset_room(
        self, owner: str, now: datetime, limits: Limits, sms_parts: int, room: int
    ) -> Day:
        """Counts one more, sets `room` to the rest, and returns the day."""
        try:
            return self._update(
                day_key(owner, now),
                "ADD created :one, smsParts :parts SET room = :room, expiresAt = :expiresAt",
                f"(attribute_not_exists(created) OR created < :limit){_parts_fit(sms_parts)}",
                _parts_values(limits.sms_parts, sms_parts)
                | {
                    ":one": 1,
                    ":room": room - 1,
                    ":limit": limits.per_day,
                    ":expiresAt": expires_at(now),
                },
            )
        except (ClientError, BotoCoreError) as error:
            if _number(failed_condition_item(error), "created") >= limits.per_day:
                raise DailyLimitReached(day_ends(now)) from None
            raise SmsLimitReached(day_ends(now)) from None

    def _update(self, day: Item, expression: str, condition: str, values: Mapping[str, int]) -> Day:
        response = self._client.update_item(
            TableName=self._table,
            Key=day,
            UpdateExpression=expression,
            ConditionExpression=condition,
            ExpressionAttributeValues={name: {"N": str(value)} for name, value in values.items()},
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        return _day(response["Attributes"])


def _day(item: Mapping[str, Any]) -> Day:
    return Day(_number(item, "created"), item["address"]["S"] if "address" in item else None)


def _number(item: Mapping[str, Any], name: str) -> int:
    return int(item.get(name, {"N": "0"})["N"])


def _parts_fit(sms_parts: int) -> str:
    """Returns the condition that the parts may be counted, to append to another; empty for 0."""
    return f" AND ({PARTS_FIT})" if sms_parts else ""


def _parts_values(most: int, sms_parts: int) -> dict[str, int]:
    before = {":before": most - sms_parts} if sms_parts else {}
    return {":parts": sms_parts, **before}


def expires_at(now: datetime) -> int:
    """Returns when the counts of the day of `now` expire, in DynamoDB's TTL format."""
    return epoch(day_ends(now) + KEPT_AFTER)


def day_key(owner: str, now: datetime) -> Item:
    """Returns the table's key of the owner's counts for the day of `now` (UTC)."""
    return key(f"quota#{owner}", now.astimezone(UTC).date().isoformat())

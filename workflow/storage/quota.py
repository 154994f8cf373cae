"""Counts what an owner asks for on one day (UTC): reminders, parts of SMS, changes; and what waits."""

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
from workflow.storage.conditional_write import refused_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key
from workflow.storage.listing import waiting
from workflow.time.times import day_ends

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT_AFTER = timedelta(days=1)
"""How long a day's count is kept once the day is over: all that is under way at midnight ends before."""


PARTS_FIT = "attribute_not_exists(smsParts) OR smsParts <= :before"
"""The condition that more parts may be counted."""

NO_ADDRESS = ""
"""Stands for the address of an owner who has none that is verified."""


@dataclass(frozen=True, slots=True)
class Day:
    """What an owner's day has: how many were `made`, and the owner's `address`, None while it wasn't read."""

    made: int
    address: str | None


class QuotaStore:
    """The counts of one table, beside its reminders.

    An owner's day has one item. `created` counts the reminders made on it, `smsParts` the parts of their SMS,
    `changes` the changes. `room` is how many more may be
    made before what waits must be looked at again: while there is room, both limits are one write.
    `address` is the owner's verified email address, so that it is read once a day.
    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: a reminder may then
    have been counted that is never made, but none is made that was not counted. `single_attempt` sends each
    write one time, and no more where its response is lost: what is taken out of a count twice lets in one
    too many.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, single_attempt: DynamoDBClient) -> None:
        self._client = client
        self._single_attempt = single_attempt
        self._table = table_name

    def count(self, owner: str, now: datetime, limits: Limits, sms_parts: int = 0) -> Day:
        """Counts one more reminder of the owner on the day of `now`, and its parts; returns the day with it.

        Of any number at once no more than `limits.per_day` succeed, with no more than `limits.sms_parts`.
        `limits.waiting` may be passed by those that look at once, and by what the index, which lags by a
        moment, does not show them; one that was lowered is heeded when there is no more room, the next day at
        the latest.

        Raises:
            DailyLimitReached: that many were counted on that day.
            SmsLimitReached: that many parts were, or would be.
            TooManyWaiting: that many wait.
        """
        if sms_parts > limits.sms_parts:
            raise SmsLimitReached(day_ends(now))
        day = self._count_in_room(owner, now, limits, sms_parts)
        if day is not None:
            return day
        room = limits.waiting - waiting(self._client, self._table, owner, limits.waiting)
        if room <= 0:
            raise TooManyWaiting
        return self._count_anew(owner, now, limits, sms_parts, room)

    def count_parts(self, owner: str, now: datetime, sms_parts: int, most: int) -> bool:
        """Counts so many more parts on the day of `now`; False, and none, where they would be over `most`."""
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
            refused_item(error)
            return False
        return True

    def give_back(
        self, owner: str, now: datetime, sms_parts: int, *, reminders: int = 1, changes: int = 0
    ) -> None:
        """Counts so many reminders, parts and changes of the day of `now` no more: all were counted."""
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
        """Counts one more change of the owner's on the day of `now`, and the parts that it adds.

        Raises:
            ChangeLimitReached: `limits.changes` were counted on that day.
            SmsLimitReached: that many parts were, or would be.
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
            if _number(refused_item(error), "changes") >= limits.changes:
                raise ChangeLimitReached(day_ends(now)) from None
            raise SmsLimitReached(day_ends(now)) from None

    def counted(self, owner: str, now: datetime) -> int:
        """How many reminders of the owner were counted on the day of `now` (consistent read)."""
        return self.day(owner, now).made

    def day(self, owner: str, now: datetime) -> Day:
        """The owner's day of `now` (consistent read)."""
        with aws_errors():
            answer = self._client.get_item(
                TableName=self._table, Key=day_key(owner, now), ConsistentRead=True
            )
        return _day(answer.get("Item", {}))

    def keep_address(self, owner: str, now: datetime, address: str) -> None:
        """Keeps the owner's address with the day of `now`."""
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
        """Counts one more and returns the day with it; None, and counts none, where there is no room."""
        try:
            return self._update(
                day_key(owner, now),
                "ADD created :one, room :less, smsParts :parts",
                f"created < :limit AND room > :none{_parts_fit(sms_parts)}",
                _parts_values(limits.sms_parts, sms_parts)
                | {":one": 1, ":less": -1, ":limit": limits.per_day, ":none": 0},
            )
        except (ClientError, BotoCoreError) as error:
            day = refused_item(error)
            if _number(day, "created") >= limits.per_day:
                raise DailyLimitReached(day_ends(now)) from None
            if sms_parts and _number(day, "smsParts") + sms_parts > limits.sms_parts:
                raise SmsLimitReached(day_ends(now)) from None
            return None

    def _count_anew(self, owner: str, now: datetime, limits: Limits, sms_parts: int, room: int) -> Day:
        """Counts one more, the first to take of this `room`; returns the day with it."""
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
            if _number(refused_item(error), "created") >= limits.per_day:
                raise DailyLimitReached(day_ends(now)) from None
            raise SmsLimitReached(day_ends(now)) from None

    def _update(self, day: Item, expression: str, condition: str, values: Mapping[str, int]) -> Day:
        answer = self._client.update_item(
            TableName=self._table,
            Key=day,
            UpdateExpression=expression,
            ConditionExpression=condition,
            ExpressionAttributeValues={name: {"N": str(value)} for name, value in values.items()},
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        return _day(answer["Attributes"])


def _day(item: Mapping[str, Any]) -> Day:
    return Day(_number(item, "created"), item["address"]["S"] if "address" in item else None)


def _number(item: Mapping[str, Any], name: str) -> int:
    return int(item.get(name, {"N": "0"})["N"])


def _parts_fit(sms_parts: int) -> str:
    """What is added to a condition, so that so many more parts may be counted; nothing for none."""
    return f" AND ({PARTS_FIT})" if sms_parts else ""


def _parts_values(most: int, sms_parts: int) -> dict[str, int]:
    before = {":before": most - sms_parts} if sms_parts else {}
    return {":parts": sms_parts, **before}


def expires_at(now: datetime) -> int:
    """When the counts of the day of `now` may go, as DynamoDB's TTL counts."""
    return epoch(day_ends(now) + KEPT_AFTER)


def day_key(owner: str, now: datetime) -> Item:
    """The table's key of the owner's counts of the day of `now` (UTC)."""
    return key(f"quota#{owner}", now.astimezone(UTC).date().isoformat())

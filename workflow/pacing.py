"""The line in front of a provider with a rate: when to come back, for a delivery that it refused.

One item of the table for each channel says where its line ends. Each place moves the end on by 1/rate: the
virtual scheduling form of the generic cell rate algorithm (ITU-T I.371, annex A). Only who was refused takes
a place, so a message that the provider takes at once costs nothing: docs/adr/0009-herds.md.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from workflow.conditional_write import CONDITION_FAILED
from workflow.errors import StoreUnavailable, aws_errors, error_name
from workflow.item import Item
from workflow.reminder import Channel

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LINE_CLOSES = timedelta(hours=8, minutes=30)
"""After its claim, until when a reminder may stand in line. With the retries of its last attempt it then
still ends before the sweep closes it; six hours of outage and 100,000 emails at 14 a second fit."""

PROMPT_PLACES = 3
"""So many places of a reminder are for the very moment that the line gives. Who is refused still is so for
another reason than the others in line (a day's quota), and comes back ever later."""

LONGEST_PAUSE = timedelta(seconds=300)
ROUNDS = 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
END = "endsAt"


class TooLateForTheLine(Exception):
    """The reminder was claimed too long ago: its delivery is given up."""


class Line:
    """One channel's line, for a provider that takes `per_second` messages; its end is in the table."""

    def __init__(self, client: DynamoDBClient, table_name: str, channel: Channel, per_second: int) -> None:
        self._client = client
        self._table = table_name
        self._key: Item = {"owner": {"S": f"line#{channel}"}, "id": {"S": "end"}}
        self._step = timedelta(seconds=1) / per_second

    def take_place(self, now: datetime) -> datetime:
        """A moment that is given to nobody else, `now` or later. An answer that is lost leaves one unused.

        An end in the past is that of an earlier line; one that is further ahead than anybody may wait is
        a defect's or of a line that is full. Either way the line begins anew, now.

        Raises:
            StoreUnavailable: AWS failed or did not answer, or others changed the line each time.
        """
        for _ in range(ROUNDS):
            place = self._join(now)
            if place is not None:
                return place
            if self._begin(now):
                return now
        raise StoreUnavailable("contention")

    def _join(self, now: datetime) -> datetime | None:
        old = self._write(
            "SET #end = #end + :value", "#end BETWEEN :now AND :furthest", now, _number(self._step)
        )
        return None if old is None else EPOCH + MICROSECOND * int(old)

    def _begin(self, now: datetime) -> bool:
        free = "attribute_not_exists(#end) OR NOT #end BETWEEN :now AND :furthest"
        return self._write("SET #end = :value", free, now, _number(now - EPOCH + self._step)) is not None

    def _write(self, update: str, condition: str, now: datetime, value: str) -> str | None:
        """The end that the write replaced, in µs since 1970, "" where there was none; None if refused."""
        furthest = _number(now - EPOCH + LINE_CLOSES)
        try:
            with aws_errors():
                answer = self._client.update_item(
                    TableName=self._table,
                    Key=self._key,
                    UpdateExpression=update,
                    ConditionExpression=condition,
                    ExpressionAttributeNames={"#end": END},
                    ExpressionAttributeValues={
                        ":now": {"N": _number(now - EPOCH)},
                        ":furthest": {"N": furthest},
                        ":value": {"N": value},
                    },
                    ReturnValues="UPDATED_OLD",
                )
        except ClientError as error:
            if error_name(error) != CONDITION_FAILED:
                raise
            return None
        return answer.get("Attributes", {}).get(END, {}).get("N", "")


def come_back_at(place: datetime, now: datetime, *, claimed_at: datetime, places: int) -> datetime:
    """When a reminder tries again that has now taken its `places`-th place in line (the first is 1).

    Raises:
        TooLateForTheLine: it was claimed too long ago.
    """
    closes = claimed_at + LINE_CLOSES
    if now >= closes:
        raise TooLateForTheLine
    return min(max(place, now + _pause(places)), closes)


def _pause(places: int) -> timedelta:
    """0 for the prompt places, then a second, doubled with each place, up to `LONGEST_PAUSE`."""
    if places <= PROMPT_PLACES:
        return timedelta()
    return min(timedelta(seconds=2.0 ** min(places - PROMPT_PLACES - 1, 16)), LONGEST_PAUSE)


def _number(time: timedelta) -> str:
    return str(time // MICROSECOND)

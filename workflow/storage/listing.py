"""An owner's reminders, page by page: all, or those of one selector, each in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from workflow.reminders.reminder import CHANNELS, Reminder, Status
from workflow.storage.errors import aws_errors
from workflow.storage.item import from_item, key
from workflow.storage.paging import read_page
from workflow.storage.schema import BY_ATTENTION, BY_REFERENCE, BY_SCHEDULE, BY_STATE, INDEX_KEYS
from workflow.time.times import millis_text, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

State = Literal["upcoming", "finished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which of an owner's reminders a list has: at most one of these says it, without one all are meant.

    Those of a `state` come the soonest due first (`upcoming`: what is not final), or the latest end first
    (`finished`); those with a `reference`, those of a schedule, and all, the newest first; those that need
    `attention`, the latest that came to first. `since` and `until` (aware) narrow a `state` to what is due,
    or ended, from the one on and before the other.
    """

    state: State | None = None
    reference: str | None = None
    schedule_id: str | None = None
    attention: bool = False
    since: datetime | None = None
    until: datetime | None = None

    @property
    def index(self) -> str | None:
        """The index that has them; None for the table itself."""
        if self.state is not None:
            return BY_STATE
        if self.attention:
            return BY_ATTENTION
        if self.schedule_id is not None:
            return BY_SCHEDULE
        return None if self.reference is None else BY_REFERENCE

    @property
    def key_name(self) -> str:
        """The attribute that the index is in order of."""
        return "id" if self.index is None else INDEX_KEYS[self.index][1]

    @property
    def bounds(self) -> tuple[str, str] | None:
        """Between which texts (both included) the `key_name` of all of them is; None where no other is there.

        `$` follows `#`, `!` follows the blank, and no key is either of these texts. A time without its `Z`
        comes before itself and after all that are earlier.
        """
        if self.state is not None:
            first = f"{self.state}#{self._text(self.since)}"
            last = f"{self.state}$" if self.until is None else f"{self.state}#{self._text(self.until)[:-1]}"
            return first, last
        named = self.reference or self.schedule_id
        return None if named is None else (f"{named} ", f"{named}!")

    def _text(self, time: datetime | None) -> str:
        """The first time from `time` on, as the keys of the `state` write it."""
        if time is None:
            return ""
        written, step = (seconds_text, 10**6) if self.state == "upcoming" else (millis_text, 1000)
        return written(time + timedelta(microseconds=-time.microsecond % step))

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be between the `bounds`: DynamoDB refuses to look there."""
        return self.bounds is not None and self.bounds[0] > self.bounds[1]

    @property
    def is_forward(self) -> bool:
        """Whether the smallest key comes first."""
        return self.state == "upcoming"


@dataclass(frozen=True, slots=True)
class Position:
    """The last reminder of a page: its id, and its key in the index where the list is read from there."""

    id: str
    list_key: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some reminders in the list's order; `next` is where the following page starts, None at the end."""

    items: list[Reminder]
    next: Position | None


class ReminderLists:
    """Reads the lists of one table."""

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def page(
        self,
        owner: str,
        selection: Selection,
        *,
        limit: int,
        after: Position | None = None,
        statuses: frozenset[Status] = frozenset(),
    ) -> Page:
        """At most `limit` reminders of `owner` that follow `after`.

        Where all are meant, what was just acknowledged is among them; an index lags by a moment.
        With `statuses` only those of these statuses: before the end a page then holds fewer only where
        `paging.MOST_QUERIES` have not filled it.
        A record that can't be read is left out.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
        """
        if selection.is_empty:
            return Page([], None)
        query = _query(owner, selection) | {"TableName": self._table}
        if after is not None:
            query["ExclusiveStartKey"] = _start_key(owner, selection, after)
        read, last = read_page(self._client, query, _whole, limit=limit, statuses=statuses)
        return Page(read, _position(last, selection))


def waiting(client: DynamoDBClient, table_name: str, owner: str, most: int) -> int:
    """How many of the owner's are scheduled or being sent, but for those of schedules; `most` at most.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    query = _query(owner, Selection(state="upcoming")) | {
        "TableName": table_name,
        "Select": "COUNT",
        "FilterExpression": "attribute_not_exists(scheduleId)",
    }
    found = 0
    while found < most:
        with aws_errors():
            answer = client.query(**query, Limit=most - found)
        found += answer["Count"]
        if "LastEvaluatedKey" not in answer:
            break
        query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
    return found


def _whole(item: Mapping[str, Any]) -> Reminder:
    """The reminder that `item` holds, with all that its owner is shown; raises for what lacks some of it."""
    reminder = from_item(item)
    if lacking := set(CHANNELS[reminder.preference]) - reminder.deliveries.keys():
        raise KeyError(*lacking)
    return reminder


def _query(owner: str, selection: Selection) -> dict[str, Any]:
    """The query for what is selected: one key condition, of the table or of an index."""
    query: dict[str, Any] = {
        "KeyConditionExpression": "#owner = :owner",
        "ExpressionAttributeNames": {"#owner": "owner"},
        "ExpressionAttributeValues": {":owner": {"S": owner}},
        "ScanIndexForward": selection.is_forward,
    }
    if selection.bounds is not None:
        first, last = selection.bounds
        query["KeyConditionExpression"] += " AND #key BETWEEN :first AND :last"
        query["ExpressionAttributeNames"] |= {"#key": selection.key_name}
        query["ExpressionAttributeValues"] |= {":first": {"S": first}, ":last": {"S": last}}
    return query | ({"ConsistentRead": True} if selection.index is None else {"IndexName": selection.index})


def _start_key(owner: str, selection: Selection, after: Position) -> dict[str, Any]:
    start: dict[str, Any] = key(owner, after.id)
    if after.list_key is not None:
        start[selection.key_name] = {"S": after.list_key}
    return start


def _position(last: Any, selection: Selection) -> Position | None:  # noqa: ANN401  # an item or a key of boto3's
    if last is None:
        return None
    list_key = None if selection.index is None else last[selection.key_name]["S"]
    return Position(id=last["id"]["S"], list_key=list_key)

"""Lists an owner's reminders page by page: all, or those of one selector, in the selector's order."""

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
    """Which of an owner's reminders to list, by at most one selector; without one, all.

    A `state` lists `upcoming` (not final) soonest due first, `finished` latest end first; `reference` and
    `schedule_id` list newest first, as does no selector; `attention` lists the latest `attention_since`
    first. `since` and `until` (aware) limit a `state` to due or end times from the first, inclusive, to
    before the second.
    """

    state: State | None = None
    reference: str | None = None
    schedule_id: str | None = None
    attention: bool = False
    since: datetime | None = None
    until: datetime | None = None

    @property
    def index(self) -> str | None:
        """The index to query; None for the table itself."""
        if self.state is not None:
            return BY_STATE
        if self.attention:
            return BY_ATTENTION
        if self.schedule_id is not None:
            return BY_SCHEDULE
        return None if self.reference is None else BY_REFERENCE

    @property
    def key_name(self) -> str:
        """The sort key of the index."""
        return "id" if self.index is None else INDEX_KEYS[self.index][1]

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The range of `key_name` (inclusive) that holds exactly the selected reminders; None if all match.

        `$` follows `#`, `!` follows the blank, and no key equals either text. A time without its `Z`
        sorts before itself and after all earlier ones.
        """
        if self.state is not None:
            first = f"{self.state}#{self._text(self.since)}"
            last = f"{self.state}$" if self.until is None else f"{self.state}#{self._text(self.until)[:-1]}"
            return first, last
        named = self.reference or self.schedule_id
        return None if named is None else (f"{named} ", f"{named}!")

    def _text(self, time: datetime | None) -> str:
        """Formats `time`, rounded up, as the keys of the `state` do."""
        if time is None:
            return ""
        written, step = (seconds_text, 10**6) if self.state == "upcoming" else (millis_text, 1000)
        return written(time + timedelta(microseconds=-time.microsecond % step))

    @property
    def is_empty(self) -> bool:
        """Whether the range is empty: DynamoDB refuses such a query."""
        return self.bounds is not None and self.bounds[0] > self.bounds[1]

    @property
    def is_forward(self) -> bool:
        """Whether the order is ascending."""
        return self.state == "upcoming"


@dataclass(frozen=True, slots=True)
class Position:
    """The last reminder of a page: its id, and its sort key if an index is queried."""

    id: str
    list_key: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of reminders in the list's order; `next` is where the next page starts, None at the end."""

    items: list[Reminder]
    next: Position | None


class ReminderLists:
    """Lists the reminders of one table."""

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
        """Returns at most `limit` reminders of `owner` that follow `after`.

        Without a selector the read is consistent; an index is eventually consistent. `statuses` filters
        by status: a page may then hold fewer, if `paging.MOST_QUERIES` did not fill it. Unreadable
        records are left out.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        if selection.is_empty:
            return Page([], None)
        query = _query(owner, selection) | {"TableName": self._table}
        if after is not None:
            query["ExclusiveStartKey"] = _start_key(owner, selection, after)
        read, last = read_page(self._client, query, _with_deliveries, limit=limit, statuses=statuses)
        return Page(read, _position(last, selection))


def count_waiting(client: DynamoDBClient, table_name: str, owner: str, most: int) -> int:
    """Returns how many of the owner's reminders are scheduled or sending, without schedules; at most `most`.

    Raises:
        StoreUnavailable: AWS failed or did not respond.
    """
    query = _query(owner, Selection(state="upcoming")) | {
        "TableName": table_name,
        "Select": "COUNT",
        "FilterExpression": "attribute_not_exists(scheduleId)",
    }
    found = 0
    while found < most:
        with aws_errors():
            response = client.query(**query, Limit=most - found)
        found += response["Count"]
        if "LastEvaluatedKey" not in response:
            break
        query["ExclusiveStartKey"] = response["LastEvaluatedKey"]
    return found


def _with_deliveries(item: Mapping[str, Any]) -> Reminder:
    """Returns the reminder in `item`; raises if a delivery that its owner is shown is missing."""
    reminder = from_item(item)
    if lacking := set(CHANNELS[reminder.preference]) - reminder.deliveries.keys():
        raise KeyError(*lacking)
    return reminder


def _query(owner: str, selection: Selection) -> dict[str, Any]:
    """Returns the query of a selection: one key condition on the table or an index."""
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

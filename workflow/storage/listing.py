"""An owner's reminders, page by page: all by creation, upcoming by due time, finished by their end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workflow.reminders.reminder import CHANNELS, Reminder, Status
from workflow.storage.errors import aws_errors
from workflow.storage.item import from_item, key
from workflow.storage.schema import BY_STATE
from workflow.storage.unreadable import Unreadable, read_each

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_QUERIES, EXAMINED = 10, 100
"""How often a page is gone on with, and how many records each time: of a megabyte at most, says DynamoDB.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
"""

State = Literal["upcoming", "finished"]


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
        state: State | None,
        *,
        limit: int,
        after: Position | None = None,
        statuses: frozenset[Status] = frozenset(),
    ) -> Page:
        """At most `limit` reminders of `owner` that follow `after`.

        Those that are not final (`upcoming`) come the soonest due first, those that are (`finished`) the
        latest end first. Without a `state` all come, the newest first, consistent: what was just acknowledged
        is among them. With `statuses` only those of these statuses: before the end a page
        then holds fewer only where `MOST_QUERIES` have not filled it.
        A record that can't be read is left out.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
        """
        query = _all(owner) if state is None else _by_state(owner, state)
        query["TableName"] = self._table
        if after is not None:
            query["ExclusiveStartKey"] = _start_key(owner, after)
        if statuses:
            _narrow(query, statuses)
        found, last = self._found(query, limit + 1, filtered=bool(statuses))  # one more: does a page follow?
        if len(found) > limit:
            found = found[:limit]
            last = found[-1]
        read = [each for each in read_each(found, _whole) if not isinstance(each, Unreadable)]
        return Page(read, _position(last, indexed="IndexName" in query))

    def _found(
        self, query: dict[str, Any], wanted: int, *, filtered: bool
    ) -> tuple[list[Mapping[str, Any]], Mapping[str, Any] | None]:
        """The `wanted` items or more, and after which key others may follow; fewer where it ends before."""
        found: list[Mapping[str, Any]] = []
        last: Mapping[str, Any] | None = None
        for _ in range(MOST_QUERIES):
            query["Limit"] = EXAMINED if filtered else wanted - len(found)
            with aws_errors():
                answer = self._client.query(**query)
            found += answer["Items"]
            last = answer.get("LastEvaluatedKey")
            if last is None or len(found) >= wanted:
                break
            query["ExclusiveStartKey"] = last
        return found, last


def _whole(item: Mapping[str, Any]) -> Reminder:
    """The reminder that `item` holds, with all that its owner is shown; raises for what lacks some of it."""
    reminder = from_item(item)
    if lacking := set(CHANNELS[reminder.preference]) - reminder.deliveries.keys():
        raise KeyError(*lacking)
    return reminder


def _all(owner: str) -> dict[str, Any]:
    return {
        "KeyConditionExpression": "#owner = :owner",
        "ExpressionAttributeNames": {"#owner": "owner"},
        "ExpressionAttributeValues": {":owner": {"S": owner}},
        "ScanIndexForward": False,
        "ConsistentRead": True,
    }


def _by_state(owner: str, state: State) -> dict[str, Any]:
    return {
        "IndexName": BY_STATE,
        "KeyConditionExpression": "#owner = :owner AND begins_with(listKey, :prefix)",
        "ExpressionAttributeNames": {"#owner": "owner"},
        "ExpressionAttributeValues": {":owner": {"S": owner}, ":prefix": {"S": f"{state}#"}},
        "ScanIndexForward": state == "upcoming",
    }


def _narrow(query: dict[str, Any], statuses: frozenset[Status]) -> None:
    names = {f":status{n}": {"S": status} for n, status in enumerate(sorted(statuses))}
    query["FilterExpression"] = f"#status IN ({', '.join(names)})"
    query["ExpressionAttributeNames"] |= {"#status": "status"}
    query["ExpressionAttributeValues"] |= names


def _start_key(owner: str, after: Position) -> dict[str, Any]:
    start: dict[str, Any] = key(owner, after.id)
    if after.list_key is not None:
        start["listKey"] = {"S": after.list_key}
    return start


def _position(last: Any, *, indexed: bool) -> Position | None:  # noqa: ANN401  # an item or a key of boto3's
    if last is None:
        return None
    return Position(id=last["id"]["S"], list_key=last["listKey"]["S"] if indexed else None)

"""Reads one page of a query, filtered by status within a limited number of reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from workflow.storage.errors import aws_errors
from workflow.storage.unreadable import Unreadable, read_each

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Read = TypeVar("Read")

MOST_QUERIES, EXAMINED = 10, 100
"""How many queries fill a page, and how many records each reads; DynamoDB limits one to a megabyte.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
"""


def read_page(
    client: DynamoDBClient,
    query: dict[str, Any],
    read: Callable[[Mapping[str, Any]], Read],
    *,
    limit: int,
    statuses: Collection[str],
) -> tuple[list[Read], Mapping[str, Any] | None]:
    """Returns at most `limit` items, as `read` returns them, and the item or key to continue after, if any.

    `statuses` filters by status: there may then be fewer, if `MOST_QUERIES` did not find more. Unreadable
    items are left out.

    Raises:
        StoreUnavailable: AWS failed or did not respond.
    """
    if statuses:
        _narrow(query, statuses)
    # One more item tells whether another page follows.
    found, last = _find(client, query, limit + 1, filtered=bool(statuses))
    if len(found) > limit:
        found = found[:limit]
        last = found[-1]
    return [each for each in read_each(found, read) if not isinstance(each, Unreadable)], last


def _find(
    client: DynamoDBClient, query: dict[str, Any], wanted: int, *, filtered: bool
) -> tuple[list[Mapping[str, Any]], Mapping[str, Any] | None]:
    """Returns `wanted` items or more, fewer at the end, and the key to continue after, if any."""
    found: list[Mapping[str, Any]] = []
    last: Mapping[str, Any] | None = None
    for _ in range(MOST_QUERIES):
        query["Limit"] = EXAMINED if filtered else wanted - len(found)
        with aws_errors():
            response = client.query(**query)
        found += response["Items"]
        last = response.get("LastEvaluatedKey")
        if last is None or len(found) >= wanted:
            break
        query["ExclusiveStartKey"] = last
    return found, last


def _narrow(query: dict[str, Any], statuses: Collection[str]) -> None:
    """Adds a filter for `statuses` to `query`."""
    names = {f":status{n}": {"S": status} for n, status in enumerate(sorted(statuses))}
    query["FilterExpression"] = f"#status IN ({', '.join(names)})"
    query["ExpressionAttributeNames"] |= {"#status": "status"}
    query["ExpressionAttributeValues"] |= names

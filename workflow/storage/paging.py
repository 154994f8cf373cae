"""Reads one page of a query, narrowed by status within a bound of reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from workflow.storage.errors import aws_errors
from workflow.storage.unreadable import Unreadable, read_each

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Read = TypeVar("Read")

MOST_QUERIES, EXAMINED = 10, 100
"""How often a page is gone on with, and how many records each time: of a megabyte at most, says DynamoDB.

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
    """What `read` makes of at most `limit` items, and after which item or key others follow, if any do.

    With `statuses` only those of these: before the end there are then fewer only where `MOST_QUERIES` have
    not found more. One that can't be read is left out.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    if statuses:
        _narrow(query, statuses)
    # one more: does a page follow?
    found, last = _find(client, query, limit + 1, filtered=bool(statuses))
    if len(found) > limit:
        found = found[:limit]
        last = found[-1]
    return [each for each in read_each(found, read) if not isinstance(each, Unreadable)], last


def _find(
    client: DynamoDBClient, query: dict[str, Any], wanted: int, *, filtered: bool
) -> tuple[list[Mapping[str, Any]], Mapping[str, Any] | None]:
    """The `wanted` items or more, and after which key others may follow; fewer where it ends before."""
    found: list[Mapping[str, Any]] = []
    last: Mapping[str, Any] | None = None
    for _ in range(MOST_QUERIES):
        query["Limit"] = EXAMINED if filtered else wanted - len(found)
        with aws_errors():
            answer = client.query(**query)
        found += answer["Items"]
        last = answer.get("LastEvaluatedKey")
        if last is None or len(found) >= wanted:
            break
        query["ExclusiveStartKey"] = last
    return found, last


def _narrow(query: dict[str, Any], statuses: Collection[str]) -> None:
    """Lets `query` find those of `statuses` only."""
    names = {f":status{n}": {"S": status} for n, status in enumerate(sorted(statuses))}
    query["FilterExpression"] = f"#status IN ({', '.join(names)})"
    query["ExpressionAttributeNames"] |= {"#status": "status"}
    query["ExpressionAttributeValues"] |= names

"""Reads one page of a query, narrowed by status within a bound of reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from workflow.storage.errors import aws_errors

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_QUERIES, EXAMINED = 10, 100
"""How often a page is gone on with, and how many records each time: of a megabyte at most, says DynamoDB.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
"""


def find(
    client: DynamoDBClient, query: dict[str, Any], wanted: int, *, filtered: bool
) -> tuple[list[Mapping[str, Any]], Mapping[str, Any] | None]:
    """The `wanted` items or more, and after which key others may follow; fewer where it ends before.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
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


def narrow(query: dict[str, Any], statuses: Collection[str]) -> None:
    """Lets `query` find those of `statuses` only."""
    names = {f":status{n}": {"S": status} for n, status in enumerate(sorted(statuses))}
    query["FilterExpression"] = f"#status IN ({', '.join(names)})"
    query["ExpressionAttributeNames"] |= {"#status": "status"}
    query["ExpressionAttributeValues"] |= names

"""Finds the schedules that the sweep must step, in the `watched` index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workflow.storage import sweep_index
from workflow.storage.errors import aws_errors
from workflow.storage.schedules.item import OWNER_PREFIX
from workflow.storage.schema import WATCHED
from workflow.storage.unreadable import Unreadable, read_each
from workflow.time.times import millis_text, parse

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SHARDS = tuple(f"s{shard}" for shard in sweep_index.SHARDS)


@dataclass(frozen=True, slots=True)
class WatchedSchedule:
    """A schedule as the index projects it; the record itself may have changed since."""

    owner: str
    id: str
    check_at: datetime


def schedules_to_check(
    client: DynamoDBClient, table_name: str, shard: str, now: datetime
) -> Iterator[WatchedSchedule | Unreadable]:
    """Yields the schedules of one shard with a past `checkAt`, the most overdue first, page by page.

    Raises:
        StoreUnavailable: AWS throttled, failed or did not respond.
    """
    pages = client.get_paginator("query").paginate(
        TableName=table_name,
        IndexName=WATCHED,
        KeyConditionExpression="watch = :shard AND checkAt <= :now",
        ExpressionAttributeValues={":shard": {"S": shard}, ":now": {"S": millis_text(now)}},
    )
    with aws_errors():
        for page in pages:
            yield from read_each(page["Items"], _from_projection)


def _from_projection(item: Mapping[str, Any]) -> WatchedSchedule:
    if item["status"]["S"] != "active":  # no step would ever postpone its check
        raise ValueError("watched, but not active")
    return WatchedSchedule(
        item["owner"]["S"].removeprefix(OWNER_PREFIX), item["id"]["S"], parse(item["checkAt"]["S"])
    )

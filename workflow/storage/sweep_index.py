"""Finds the records that the sweep must check, in the `watched` index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workflow.reminders.reminder import OPEN_STATUSES, Status
from workflow.storage.errors import aws_errors
from workflow.storage.schema import WATCHED
from workflow.storage.unreadable import Unreadable, read_each
from workflow.time.deadlines import FAR
from workflow.time.times import millis_text, parse, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SHARDS = "0123456789abcdef"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A record as the index projects it; the record itself may have changed since."""

    owner: str
    id: str
    status: Status
    generation: int
    due_at: datetime
    check_at: datetime
    claimed_at: datetime | None

    @property
    def awaits_first_timer(self) -> bool:
        """Whether the generation began far ahead, and no execution is known to have started."""
        return self.status == "scheduled" and self.check_at == self.due_at - FAR


def entries_to_check(
    client: DynamoDBClient,
    table_name: str,
    shard: str,
    until: datetime,
    *,
    due_by: datetime | None = None,
    due_after: datetime | None = None,
) -> Iterator[IndexEntry | Unreadable]:
    """Yields the records of one shard with `checkAt` up to `until`, the most overdue first, page by page.

    Either `due_by` or `due_after` may filter them; a record without a due time passes `due_after`. A broken
    record yields its id.

    Raises:
        StoreUnavailable: AWS throttled, failed or did not respond.
    """
    narrowed: dict[str, Any] = {}
    values = {":shard": {"S": shard}, ":until": {"S": millis_text(until)}}
    limit = due_by or due_after
    if limit is not None:
        narrowed["FilterExpression"] = "dueAt <= :limit" if due_by else "NOT dueAt <= :limit"
        values[":limit"] = {"S": seconds_text(limit)}
    pages = client.get_paginator("query").paginate(
        TableName=table_name,
        IndexName=WATCHED,
        KeyConditionExpression="watch = :shard AND checkAt <= :until",
        ExpressionAttributeValues=values,
        **narrowed,
    )
    with aws_errors():
        for page in pages:
            yield from read_each(page["Items"], _from_projection)


def _from_projection(item: Mapping[str, Any]) -> IndexEntry:
    """Raises for any record that the sweep can't process: it would block its shard without a log line."""
    if item["status"]["S"] not in OPEN_STATUSES:
        raise ValueError("watched, but neither scheduled nor sending")
    if item["status"]["S"] == "sending" and "claimedAt" not in item:
        raise KeyError("claimedAt")
    return IndexEntry(
        owner=item["owner"]["S"],
        id=item["id"]["S"],
        status=item["status"]["S"],
        generation=int(item["generation"]["N"]),
        due_at=parse(item["dueAt"]["S"]),
        check_at=parse(item["checkAt"]["S"]),
        claimed_at=parse(item["claimedAt"]["S"]) if "claimedAt" in item else None,
    )

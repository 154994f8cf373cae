"""Lists an owner's schedules page by page, newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workflow.schedules.schedule import Schedule, ScheduleStatus
from workflow.storage.paging import read_page
from workflow.storage.schedules.item import OWNER_PREFIX, from_item, schedule_key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """One page of schedules in the list's order; `next` is the id to continue after, None at the end."""

    items: list[Schedule]
    next: str | None


class ScheduleLists:
    """Lists the schedules of one table."""

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def page(
        self,
        owner: str,
        *,
        limit: int,
        after: str | None = None,
        statuses: Collection[ScheduleStatus] = frozenset(),
    ) -> SchedulePage:
        """Returns at most `limit` schedules of `owner` that follow the id `after` (consistent read).

        `statuses` filters by status: a page may then hold fewer, if `paging.MOST_QUERIES` did not fill it.
        Unreadable records are left out.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        query: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": "#owner = :owner",
            "ExpressionAttributeNames": {"#owner": "owner"},
            "ExpressionAttributeValues": {":owner": {"S": f"{OWNER_PREFIX}{owner}"}},
            "ScanIndexForward": False,
            "ConsistentRead": True,
        }
        if after is not None:
            query["ExclusiveStartKey"] = schedule_key(owner, after)
        read, last = read_page(self._client, query, from_item, limit=limit, statuses=statuses)
        return SchedulePage(read, None if last is None else last["id"]["S"])

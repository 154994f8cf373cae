"""An owner's schedules, page by page, the newest first."""

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
    """Some schedules in the list's order; `next` is the id after which others follow, None at the end."""

    items: list[Schedule]
    next: str | None


class ScheduleLists:
    """Reads the lists of one table."""

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
        """At most `limit` schedules of `owner` that follow the id `after`; what was just made is among them.

        With `statuses` only those of these: before the end a page then holds fewer only where
        `paging.MOST_QUERIES` have not filled it. A record that can't be read is left out.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
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

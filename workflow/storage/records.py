"""The records of one table: reading one, and replacing it where it is still as it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from workflow.reminders.reminder import Reminder
from workflow.storage.conditional_write import update_where
from workflow.storage.errors import aws_errors
from workflow.storage.item import from_item, key, to_item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Records:
    """The records of one table.

    `retention` is how long a record is kept after its due time, or after its end where it is closed.
    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: a write may then
    have happened, wholly or not at all.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, retention: timedelta) -> None:
        self._client = client
        self._table = table_name
        self.retention = retention

    def get(self, owner: str, reminder_id: str) -> Reminder | None:
        """The record as it is now (consistent read), or None."""
        with aws_errors():
            answer = self._client.get_item(
                TableName=self._table, Key=key(owner, reminder_id), ConsistentRead=True
            )
        return from_item(answer["Item"]) if "Item" in answer else None

    def _replace(self, seen: Reminder, changed: Reminder, where: Iterable[str]) -> Reminder | None:
        """Writes what is other in `changed` where the attributes of `where` are as `seen`, else None."""
        before, after = to_item(seen), to_item(changed)
        item = update_where(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            where={name: before[name] for name in where},
            changes={name: after.get(name) for name in before | after if after.get(name) != before.get(name)},
        )
        return None if item is None else from_item(item)

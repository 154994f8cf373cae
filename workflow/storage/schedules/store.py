"""Reads the schedules of one table, and commits each change in one transaction."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workflow.reminders.reminder import OPEN_STATUSES, Reminder
from workflow.schedules.schedule import Schedule
from workflow.storage import item as reminder_items
from workflow.storage.conditional_write import delete_unless_open
from workflow.storage.errors import StoreUnavailable, aws_errors
from workflow.storage.idempotency import IdempotentRequest, key_record
from workflow.storage.item import Item
from workflow.storage.listing import ReminderLists, Selection
from workflow.storage.schedules.active_counts import (
    COUNT,
    Difference,
    ScheduleLimits,
    count_part,
    difference,
    limit_reached,
)
from workflow.storage.schedules.item import from_item, schedule_key, to_item
from workflow.storage.schedules.transaction import Part, Transactions, put_part, update_part
from workflow.storage.unreadable import Unreadable, read_each

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_READ_AT_ONCE = 100
"""https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html."""

READS = 5
"""How many requests read the keys, while DynamoDB leaves some unprocessed."""

SCHEDULE, KEY = "schedule", "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One change: a schedule before (None: new) and after, and the reminders that go with it.

    `creates` are new reminders, `changes` pairs of a reminder before and after. `once` is the idempotent
    request for a new schedule, at the time `after.created_at`.
    """

    before: Schedule | None
    after: Schedule
    creates: Sequence[Reminder] = ()
    changes: Sequence[tuple[Reminder, Reminder]] = ()
    once: IdempotentRequest | None = None


class ScheduleStore:
    """The schedules of one table, and their reminders.

    `retention` is how long an ended schedule is kept, and a reminder after its due time. Every method
    raises `StoreUnavailable` if AWS throttles, fails or does not respond; a write was then applied
    completely or not at all.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        table_name: str,
        retention: timedelta,
        limits: ScheduleLimits,
        *,
        stopwatch: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._table = table_name
        self._limits = limits
        self._lists = ReminderLists(client, table_name)
        self._transactions = Transactions(client, stopwatch, sleep)
        self.retention = retention

    def get(self, owner: str, schedule_id: str) -> Schedule | None:
        """Returns the record as it is now (consistent read), or None."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=schedule_key(owner, schedule_id), ConsistentRead=True
            )
        return from_item(response["Item"]) if "Item" in response else None

    def open_reminders(self, schedules: Iterable[Schedule]) -> Mapping[str, Reminder]:
        """Returns the tracked reminders of the schedules by id, as they are now (consistent reads).

        Unreadable ones are logged and left out, as if they were gone: one must not stop its schedule.
        """
        return {each.id: each for each in self._reminders(_open_keys(schedules))}

    def untracked(self, schedule: Schedule) -> list[Reminder]:
        """Returns its reminders that are not final and no longer tracked: moved by hand, or dropped if full.

        The index that lists them is eventually consistent, so each is then read consistently. Unreadable
        ones are logged and left out.
        """
        known = {each.reminder_id for each in schedule.open}
        selection, after, ids = Selection(schedule_id=schedule.id), None, list[str]()
        while True:
            page = self._lists.page(
                schedule.owner, selection, limit=MOST_READ_AT_ONCE, after=after, statuses=OPEN_STATUSES
            )
            ids += [each.id for each in page.items if each.id not in known]
            if (after := page.next) is None:
                break
        found = self._reminders([reminder_items.key(schedule.owner, each) for each in ids])
        return [each for each in found if not each.is_final]

    def change(self, changes: Sequence[tuple[Reminder, Reminder]]) -> bool:
        """Writes all changes of reminders or none: False if one has changed since it was read."""
        parts = [self._change_part(current, changed) for current, changed in changes]
        return not parts or self._transactions.commit(parts, uuid.uuid4().hex) is None

    def commit(self, commit: Commit) -> bool:
        """Writes everything or nothing: False if a record has changed since it was read, or the key is taken.

        Raises:
            ScheduleLimitReached: the owner has reached the limit of active schedules.
            OccurrenceLimitReached: the owner has reached the limit of occurrences on one day.
        """
        adds = difference(commit.before, commit.after)
        refused = self._transactions.commit(self._parts(commit, adds), commit.after.change_id)
        if refused is None:
            return True
        if refused.parts.keys() == {COUNT}:
            raise limit_reached(refused.parts[COUNT], adds, self._limits)
        return False

    def erase(self, owner: str, schedule_id: str) -> bool:
        """Deletes an ended record; True also if there is none, False if it has not ended."""
        return delete_unless_open(
            self._client, self._table, schedule_key(owner, schedule_id), frozenset({"active", "paused"})
        )

    def _parts(self, commit: Commit, adds: Difference) -> list[Part]:
        after = commit.after
        parts = [self._schedule_part(commit.before, after)]
        if adds != Difference(0, 0):
            parts.append(count_part(self._table, after.owner, adds, self._limits))
        if commit.once is not None:
            record = key_record(self._table, after.owner, after.id, commit.once, after.created_at)
            parts.append(Part(KEY, record))
        parts += [self._change_part(current, changed) for current, changed in commit.changes]
        return parts + [
            put_part(each.id, self._table, reminder_items.to_item(each)) for each in commit.creates
        ]

    def _schedule_part(self, before: Schedule | None, after: Schedule) -> Part:
        if before is None:
            return put_part(SCHEDULE, self._table, to_item(after))
        key = schedule_key(before.owner, before.id)
        unchanged = ("status", "generation")
        return update_part(SCHEDULE, self._table, key, to_item(before), to_item(after), unchanged)

    def _change_part(self, current: Reminder, changed: Reminder) -> Part:
        key = reminder_items.key(current.owner, current.id)
        before, after = reminder_items.to_item(current), reminder_items.to_item(changed)
        return update_part(current.id, self._table, key, before, after, ("status", "version"))

    def _reminders(self, keys: Sequence[Item]) -> Iterator[Reminder]:
        """Yields the readable reminders of the keys; the others are logged."""
        found = read_each(self._items(keys), reminder_items.from_item)
        return (each for each in found if not isinstance(each, Unreadable))

    def _items(self, keys: Sequence[Item]) -> Iterator[Mapping[str, Any]]:
        for first in range(0, len(keys), MOST_READ_AT_ONCE):
            yield from self._read(keys[first : first + MOST_READ_AT_ONCE])

    def _read(self, keys: Sequence[Item]) -> Iterator[Mapping[str, Any]]:
        """Returns the items of at most `MOST_READ_AT_ONCE` keys."""
        wanted: Any = {self._table: {"Keys": keys, "ConsistentRead": True}}
        for _ in range(READS):
            with aws_errors():
                response = self._client.batch_get_item(RequestItems=wanted)
            yield from response["Responses"].get(self._table, [])
            wanted = response.get("UnprocessedKeys")
            if not wanted:
                return
        raise StoreUnavailable("reminders not read")


def _open_keys(schedules: Iterable[Schedule]) -> list[Item]:
    """Returns the keys of the schedules' tracked reminders."""
    return [
        reminder_items.key(schedule.owner, each.reminder_id)
        for schedule in schedules
        for each in schedule.open
    ]

"""Commits the transitions of a reminder: one idempotent conditional write each.

The state machine makes two more, claim and record, with the same conditions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workflow.reminders import transitions
from workflow.reminders.reminder import Draft, Generation, Reminder
from workflow.storage.conditional_write import delete_unless_open, put_new, update_where
from workflow.storage.errors import aws_errors
from workflow.storage.item import epoch, from_item, key, to_item
from workflow.storage.snoozes import put_snooze
from workflow.storage.sweep_index import IndexEntry
from workflow.time.deadlines import check_after_start, check_before_start, retained_until
from workflow.time.times import millis_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

UNCHANGED = ("status", "version", "generation")
"""The attributes that must be unchanged when an owner's change is written (optimistic locking)."""


class ReminderStore:
    """The reminders of one table.

    A change applies to a record as it was read (`current`); it returns None or False if the record has
    changed since. `retention` is how long a record is kept after its due time, or after its end if it was
    closed. Every method raises `StoreUnavailable` if AWS throttles, fails or does not respond; a write
    was then applied completely or not at all.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, retention: timedelta) -> None:
        self._client = client
        self._table = table_name
        self.retention = retention

    def get(self, owner: str, reminder_id: str) -> Reminder | None:
        """Returns the record as it is now (consistent read), or None."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=key(owner, reminder_id), ConsistentRead=True
            )
        return from_item(response["Item"]) if "Item" in response else None

    def create(self, reminder: Reminder, source: Reminder | None = None) -> Reminder:
        """Commits a new reminder; a snooze with its `source`: see `workflow.storage.snoozes`.

        Raises:
            ClientError: another record has its key.
            ReminderNotFound: the source no longer exists.
        """
        if source is not None:
            put_snooze(self._client, self._table, reminder, source)
            return reminder
        put_new(self._client, self._table, to_item(reminder))
        return reminder

    def edit(self, current: Reminder, draft: Draft, now: datetime, change_id: str) -> Reminder | None:
        """Changes everything but the due time."""
        changed = transitions.edited(current, draft, now=now, change_id=change_id)
        return self._replace(current, transitions.detached(changed), UNCHANGED)

    def reschedule(self, current: Reminder, draft: Draft, now: datetime, change_id: str) -> Reminder | None:
        """Changes the due time and everything else in `draft`; the former timer can no longer claim it."""
        changed = transitions.rescheduled(
            current, draft, now=now, change_id=change_id, retention=self.retention
        )
        return self._replace(current, transitions.detached(changed), UNCHANGED)

    def cancel(self, current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Cancels a reminder before anything is sent."""
        changed = transitions.cancelled(current, now=now, change_id=change_id, retention=self.retention)
        return self._replace(current, transitions.detached(changed), UNCHANGED)

    def done(self, current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Marks a reminder as done; the same write cancels a scheduled one."""
        changed = transitions.done(current, now=now, change_id=change_id, retention=self.retention)
        if current.status == "scheduled":
            changed = transitions.detached(changed)
        return self._replace(current, changed, UNCHANGED)

    def undo(self, current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Marks a reminder as not done."""
        return self._replace(current, transitions.not_done(current, now=now, change_id=change_id), UNCHANGED)

    def dismiss(self, current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Clears the attention flag."""
        return self._replace(current, transitions.dismissed(current, now=now, change_id=change_id), UNCHANGED)

    def erase(self, owner: str, reminder_id: str) -> bool:
        """Deletes a final record; True also if there is none, False if it is not final."""
        return delete_unless_open(self._client, self._table, key(owner, reminder_id))

    def arm(self, reminder: Generation, now: datetime) -> Reminder | None:
        """Records that this generation's timer was started; None if the reminder has changed since."""
        item = update_where(
            self._client,
            self._table,
            key(reminder.owner, reminder.id),
            where={"status": {"S": "scheduled"}, "generation": {"N": str(reminder.generation)}},
            changes={"checkAt": {"S": millis_text(check_after_start(reminder.due_at, now))}},
            return_item=True,
        )
        return None if item is None else from_item(item)

    def move(self, current: Reminder, due_at: datetime, now: datetime, change_id: str) -> Reminder | None:
        """Moves a scheduled reminder to the moment that newer time zone rules give its local time."""
        changed = transitions.moved(current, due_at, now=now, change_id=change_id, retention=self.retention)
        return self._replace(current, changed, UNCHANGED)

    def rearm(self, current: IndexEntry, now: datetime, change_id: str) -> Reminder | None:
        """Gives a reminder that is still scheduled the next generation, whose timer must then be started.

        None if it has changed since it was read as `current`.
        """
        item = update_where(
            self._client,
            self._table,
            key(current.owner, current.id),
            where={"status": {"S": "scheduled"}, "generation": {"N": str(current.generation)}},
            changes={
                "generation": {"N": str(current.generation + 1)},
                "changeId": {"S": change_id},
                "checkAt": {"S": millis_text(check_before_start(current.due_at, now))},
                "retainUntil": {"N": str(epoch(retained_until(current.due_at, now, self.retention)))},
            },
        )
        return None if item is None else from_item(item)

    def postpone(self, current: IndexEntry, check_at: datetime) -> bool:
        """Postpones the next check to `check_at`; False if the reminder has changed since it was read."""
        item = update_where(
            self._client,
            self._table,
            key(current.owner, current.id),
            where={"status": {"S": current.status}, "generation": {"N": str(current.generation)}},
            changes={"checkAt": {"S": millis_text(check_at)}},
        )
        return item is not None

    def close_stuck(self, current: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Closes a reminder whose execution never recorded a result: failed, open deliveries unknown.

        None if it ended, or another execution claimed it, since it was read as `sending`.
        """
        changed = transitions.closed_as_stuck(current, now=now, change_id=change_id, retention=self.retention)
        return self._replace(current, changed, ("status", "claimedBy", "version"))

    def _replace(self, current: Reminder, changed: Reminder, where: Iterable[str]) -> Reminder | None:
        """Writes the attributes that differ if those named in `where` are unchanged, else returns None."""
        before, after = to_item(current), to_item(changed)
        item = update_where(
            self._client,
            self._table,
            key(current.owner, current.id),
            where={name: before[name] for name in where},
            changes={name: after.get(name) for name in before | after if after.get(name) != before.get(name)},
        )
        return None if item is None else from_item(item)

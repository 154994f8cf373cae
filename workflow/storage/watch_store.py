"""What timers and the sweep do to a record: one conditional write for each, safe to repeat."""

from __future__ import annotations

from datetime import datetime

from workflow.reminders import transitions
from workflow.reminders.reminder import Reminder
from workflow.storage.conditional_write import update_where
from workflow.storage.item import epoch, from_item, key
from workflow.storage.records import Records
from workflow.storage.watching import Watched
from workflow.time.schedule import check_after_start, check_before_start, retained_until
from workflow.time.times import millis_text


class WatchStore(Records):
    """The transitions that nobody asks for: they keep a timer behind each reminder that waits."""

    def arm(self, reminder: Reminder, now: datetime) -> bool:
        """Records that the timer of this generation was started; False if the reminder moved on meanwhile."""
        item = update_where(
            self._client,
            self._table,
            key(reminder.owner, reminder.id),
            where={"status": {"S": "scheduled"}, "generation": {"N": str(reminder.generation)}},
            changes={"checkAt": {"S": millis_text(check_after_start(reminder.due_at, now))}},
        )
        return item is not None

    def rearm(self, seen: Watched, now: datetime, change_id: str) -> Reminder | None:
        """Gives a reminder that still waits its next generation, whose timer is then to be started.

        None if it moved on since it was `seen`.
        """
        item = update_where(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            where={"status": {"S": "scheduled"}, "generation": {"N": str(seen.generation)}},
            changes={
                "generation": {"N": str(seen.generation + 1)},
                "changeId": {"S": change_id},
                "checkAt": {"S": millis_text(check_before_start(seen.due_at, now))},
                "retainUntil": {"N": str(epoch(retained_until(seen.due_at, now, self.retention)))},
            },
        )
        return None if item is None else from_item(item)

    def postpone(self, seen: Watched, check_at: datetime) -> bool:
        """Lets the sweep look again at `check_at`; False if the reminder moved on since it was `seen`."""
        item = update_where(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            where={"status": {"S": seen.status}, "generation": {"N": str(seen.generation)}},
            changes={"checkAt": {"S": millis_text(check_at)}},
        )
        return item is not None

    def close_stuck(self, seen: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Ends a reminder whose execution never recorded what happened: failed, its open deliveries unknown.

        None if it ended, or was claimed by another, since it was `seen` sending.
        """
        changed = transitions.given_up(seen, now=now, change_id=change_id, retention=self.retention)
        return self._replace(seen, changed, ("status", "claimedBy", "version"))

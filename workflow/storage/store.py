"""What an owner's requests do to a record: one conditional write for each, safe to repeat."""

from __future__ import annotations

from datetime import datetime

from workflow.reminders import transitions
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.conditional_write import delete_unless_open, put_new
from workflow.storage.item import key, to_item
from workflow.storage.records import Records

AS_SEEN = ("status", "version", "generation")
"""What must still hold of a record when its owner's change is written."""


class ReminderStore(Records):
    """The transitions that an owner asks for; claim and record are in `reminder.asl.json`.

    A change is made to a reminder as it was `seen`, and answers None where it has moved on since.
    """

    def create(self, reminder: Reminder) -> Reminder:
        """Commits a new reminder.

        Raises:
            ClientError: another record has its key already.
        """
        put_new(self._client, self._table, to_item(reminder))
        return reminder

    def edit(self, seen: Reminder, draft: Draft, now: datetime, change_id: str) -> Reminder | None:
        """Changes all but the due time."""
        return self._replace(seen, transitions.edited(seen, draft, now=now, change_id=change_id), AS_SEEN)

    def reschedule(self, seen: Reminder, draft: Draft, now: datetime, change_id: str) -> Reminder | None:
        """Changes the due time, and whatever else `draft` says; the timer that it had can't claim it now."""
        changed = transitions.rescheduled(seen, draft, now=now, change_id=change_id, retention=self.retention)
        return self._replace(seen, changed, AS_SEEN)

    def cancel(self, seen: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Ends a reminder before anything is sent."""
        changed = transitions.cancelled(seen, now=now, change_id=change_id, retention=self.retention)
        return self._replace(seen, changed, AS_SEEN)

    def erase(self, owner: str, reminder_id: str) -> bool:
        """Deletes a final record; True as well where there is none, False where it is not final."""
        return delete_unless_open(self._client, self._table, key(owner, reminder_id))

"""What an owner can do with reminders: one commit each, then a nudge to the timer."""

import uuid
from collections.abc import Callable
from datetime import datetime

from workflow.creation import new_reminder
from workflow.reminder import Draft, Reminder
from workflow.schedule import is_far
from workflow.store import ReminderStore
from workflow.timers import Timers


class Reminders:
    """The service behind the API; `clock` answers the present time (aware)."""

    def __init__(self, store: ReminderStore, timers: Timers, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._timers = timers
        self._clock = clock

    def create(self, draft: Draft, *, owner: str) -> Reminder:
        """Commits a new reminder and starts its timer, unless it is due in more than a day.

        Raises:
            StoreUnavailable: AWS failed or did not answer; the reminder exists wholly or not at all.
        """
        now = self._clock()
        reminder = new_reminder(
            draft, owner=owner, now=now, change_id=uuid.uuid4().hex, retention=self._store.retention
        )
        self._store.create(reminder)
        if not is_far(reminder.due_at, now):
            self._timers.start(reminder, self._clock())
        return reminder

    def get(self, reminder_id: str, *, owner: str) -> Reminder | None:
        """The owner's reminder as it is now, or None.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
        """
        return self._store.get(owner, reminder_id)

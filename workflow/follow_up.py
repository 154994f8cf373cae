"""What an owner can do with a reminder after it was sent: dismiss it, or mark it as done."""

import uuid
from collections import deque
from collections.abc import Callable, Container
from contextlib import suppress
from datetime import datetime

from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.reminders.exceptions import ReminderNotFound, WrongStatus
from workflow.reminders.reminder import Reminder
from workflow.service import ATTEMPTS, Reminders
from workflow.storage.errors import StoreUnavailable
from workflow.storage.store import ReminderStore
from workflow.versions import check_version

MOST_SNOOZES = 100
"""How many snoozes, direct and indirect, are cancelled at most when a reminder is marked as done."""

Write = Callable[[Reminder, datetime, str], Reminder | None]
"""A write of the store: takes the record as read, the time and the change id."""


class FollowUp:
    """Follow-up actions on the store of `Reminders`; every method raises `StoreUnavailable` as it does.

    `if_match` holds the accepted versions, None accepts any. A reminder that is already in the wanted
    state is returned unchanged, whatever `if_match` holds.
    """

    def __init__(
        self,
        store: ReminderStore,
        timers: Timers,
        reminders: Reminders,
        admission: Admission,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._timers = timers
        self._reminders = reminders
        self._admission = admission
        self._clock = clock

    def dismiss(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Clears the attention flag of a final reminder.

        Raises:
            ReminderNotFound: the owner has no such reminder.
            WrongStatus: it is scheduled or sending.
            StaleVersion: its version is not in `if_match`.
        """

        def is_so(current: Reminder) -> bool:
            if not current.is_final:
                raise WrongStatus(current.status)
            return current.attention_since is None

        return self._write(reminder_id, owner, if_match, is_so, self._store.dismiss)

    def done(
        self,
        reminder_id: str,
        *,
        owner: str,
        if_match: Container[int] | None = None,
        by_recipient: bool = False,
    ) -> Reminder:
        """Marks a reminder as done: clears its attention flag and cancels what is still scheduled.

        The same write cancels the reminder itself; its direct and indirect snoozes are cancelled afterwards,
        `by_recipient` only those that go to nobody else than the reminder did.

        Raises:
            ReminderNotFound: the owner has no such reminder.
            WrongStatus: it is being sent.
            StaleVersion: its version is not in `if_match`.
        """

        def is_so(current: Reminder) -> bool:
            if current.status == "sending":
                raise WrongStatus(current.status)
            return current.done_at is not None and current.attention_since is None

        def write(current: Reminder, now: datetime, change_id: str) -> Reminder | None:
            written = self._store.done(current, now, change_id)
            if written is not None and current.status == "scheduled":
                self._timers.stop(current, now)
                self._admission.release(written)
            return written

        reminder = self._write(reminder_id, owner, if_match, is_so, write)
        self._cancel_snoozes(reminder, by_recipient=by_recipient)
        return reminder

    def undo(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Marks a final reminder as not done; what was cancelled stays cancelled.

        Raises the same errors as `dismiss`.
        """

        def is_so(current: Reminder) -> bool:
            if not current.is_final:
                raise WrongStatus(current.status)
            return current.done_at is None

        return self._write(reminder_id, owner, if_match, is_so, self._store.undo)

    def _write(
        self,
        reminder_id: str,
        owner: str,
        if_match: Container[int] | None,
        is_so: Callable[[Reminder], bool],
        write: Write,
    ) -> Reminder:
        """Returns the reminder after `write`, or unchanged if `is_so` holds for it already."""
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            current = self._reminders.get(reminder_id, owner=owner)
            if current is None:
                raise ReminderNotFound
            if is_so(current):
                return current
            check_version(current, if_match)
            written = write(current, self._clock(), change_id)
            if written is not None:
                return written
        raise StoreUnavailable("the reminder is being changed")

    def _cancel_snoozes(self, reminder: Reminder, *, by_recipient: bool) -> None:
        """Cancels the scheduled snoozes of `reminder`, direct and indirect; a claimed one is too late."""
        ids = deque(reversed(reminder.snoozes))
        for _ in range(MOST_SNOOZES):
            if not ids:
                return
            snooze = self._reminders.get(ids.popleft(), owner=reminder.owner)
            if snooze is None:
                continue
            ids.extend(reversed(snooze.snoozes))
            is_meant = not by_recipient or snooze.recipients <= reminder.recipients
            if is_meant and snooze.status == "scheduled":
                with suppress(WrongStatus, ReminderNotFound):
                    self._reminders.cancel(snooze.id, owner=reminder.owner)

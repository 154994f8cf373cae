"""What an owner does about a reminder afterwards: dismisses it, calls its matter done."""

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
"""How many snoozes, and snoozes of snoozes, a matter that is done is followed through."""

Write = Callable[[Reminder, datetime, str], Reminder | None]
"""One of the store's: of the record as it was seen, at a time, by a named change."""


class FollowUp:
    """Beside `Reminders`, over the same store; every method raises `StoreUnavailable` as those do.

    `if_match` holds the versions that a request is meant for, None any. What is so already is returned as it
    is, whatever `if_match` says.
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
        """Takes from a final reminder that it needs attention.

        Raises:
            ReminderNotFound: the owner has none.
            WrongStatus: it is scheduled or sending.
            StaleVersion: its version is not in `if_match`.
        """

        def is_so(seen: Reminder) -> bool:
            if not seen.is_final:
                raise WrongStatus(seen.status)
            return seen.attention_since is None

        return self._write(reminder_id, owner, if_match, is_so, self._store.dismiss)

    def done(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Calls the matter of a reminder done: it needs no attention, and what waits for it is cancelled.

        That is the reminder itself, by the same write; and its snoozes, and theirs, afterwards.

        Raises:
            ReminderNotFound: the owner has none.
            WrongStatus: it is being sent.
            StaleVersion: its version is not in `if_match`.
        """

        def is_so(seen: Reminder) -> bool:
            if seen.status == "sending":
                raise WrongStatus(seen.status)
            return seen.done_at is not None and seen.attention_since is None

        def write(seen: Reminder, now: datetime, change_id: str) -> Reminder | None:
            written = self._store.done(seen, now, change_id)
            if written is not None and seen.status == "scheduled":
                self._timers.stop(seen, now)
                self._admission.give_back(written)
            return written

        reminder = self._write(reminder_id, owner, if_match, is_so, write)
        self._cancel_snoozes(reminder)
        return reminder

    def undo(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Calls the matter of a final reminder not done; what was cancelled stays so.

        Raises what `dismiss` raises.
        """

        def is_so(seen: Reminder) -> bool:
            if not seen.is_final:
                raise WrongStatus(seen.status)
            return seen.done_at is None

        return self._write(reminder_id, owner, if_match, is_so, self._store.undo)

    def _write(
        self,
        reminder_id: str,
        owner: str,
        if_match: Container[int] | None,
        is_so: Callable[[Reminder], bool],
        write: Write,
    ) -> Reminder:
        """The reminder as `write` leaves it; as it is where it `is_so` already."""
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            seen = self._reminders.get(reminder_id, owner=owner)
            if seen is None:
                raise ReminderNotFound
            if is_so(seen):
                return seen
            check_version(seen, if_match)
            written = write(seen, self._clock(), change_id)
            if written is not None:
                return written
        raise StoreUnavailable("the reminder is being changed")

    def _cancel_snoozes(self, reminder: Reminder) -> None:
        """Cancels what waits of the snoozes of `reminder`, and of theirs; what is claimed is too late."""
        ids = deque(reversed(reminder.snoozes))
        for _ in range(MOST_SNOOZES):
            if not ids:
                return
            snooze = self._reminders.get(ids.popleft(), owner=reminder.owner)
            if snooze is None:
                continue
            ids.extend(reversed(snooze.snoozes))
            if snooze.status == "scheduled":
                with suppress(WrongStatus, ReminderNotFound):
                    self._reminders.cancel(snooze.id, owner=reminder.owner)

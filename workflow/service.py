"""What an owner can do with reminders: one commit each, then a nudge to the timer."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from workflow.machine.timers import Timers
from workflow.reminders.creation import new_reminder
from workflow.reminders.refusals import (
    KeyUsedOtherwise,
    ReminderGone,
    ReminderUnknown,
    StaleVersion,
    WrongStatus,
)
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import Earlier, IdempotencyStore, IdempotentRequest
from workflow.storage.store import ReminderStore

ATTEMPTS = 3
"""How often a change is tried on a record that others are changing too."""


def _anyone(_: datetime) -> None:
    """Admits whoever asks, at any time."""


@dataclass(frozen=True, slots=True)
class Creation:
    """The reminder of a request; `replayed` where an earlier request with the same key had made it."""

    reminder: Reminder
    replayed: bool = False


class Reminders:
    """The service behind the API; `clock` answers the present time (aware).

    Every method raises `StoreUnavailable` where AWS fails or does not answer: what was asked for has then
    happened wholly or not at all. `if_match` holds the versions that a change is meant for, None any.
    """

    def __init__(
        self,
        store: ReminderStore,
        idempotency: IdempotencyStore,
        timers: Timers,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._idempotency = idempotency
        self._timers = timers
        self._clock = clock

    def get(self, reminder_id: str, *, owner: str) -> Reminder | None:
        """The owner's reminder as it is now, or None."""
        return self._store.get(owner, reminder_id)

    def create(
        self,
        draft: Draft,
        *,
        owner: str,
        once: IdempotentRequest | None = None,
        admit: Callable[[datetime], object] = _anyone,
    ) -> Creation:
        """Commits a new reminder and starts its timer, unless it is due in more than a day.

        Of all requests `once` with the same key one makes a reminder. `admit` is asked just before the commit
        of a reminder made at that time; what it raises ends the creation.

        Raises:
            KeyUsedOtherwise: the key came with another request before.
            ReminderGone: the reminder of the key's first request is no longer kept.
        """
        return self._create(draft, owner, once, admit, snoozed_from=None)

    def replay(self, once: IdempotentRequest, *, owner: str) -> Reminder | None:
        """The reminder that this request has made before, as it is now; None where its key is free.

        Raises:
            KeyUsedOtherwise: the key came with another request before.
            ReminderGone: the reminder is no longer kept.
        """
        earlier = self._idempotency.find(owner, once.key, self._clock())
        return None if earlier is None else self._made_by(earlier, once, owner)

    def change(
        self,
        reminder_id: str,
        *,
        owner: str,
        merge: Callable[[Reminder], Draft],
        if_match: frozenset[int] | None = None,
    ) -> Reminder:
        """Changes a reminder that waits into what `merge` makes of it; what `merge` raises ends the change.

        Raises:
            ReminderUnknown: the owner has none.
            WrongStatus: it waits no more.
            StaleVersion: its version is not in `if_match`.
        """
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            seen = self._known(reminder_id, owner)
            if seen.status != "scheduled":
                raise WrongStatus(seen.status)
            _check_version(seen, if_match)
            draft = merge(seen)
            moves = draft.due_at != seen.due_at
            write = self._store.reschedule if moves else self._store.edit
            changed = write(seen, draft, self._clock(), change_id)
            if changed is not None:
                if moves:
                    self._timers.replace(seen, changed, self._clock())
                return changed
        raise StoreUnavailable("the reminder is being changed")

    def cancel(self, reminder_id: str, *, owner: str, if_match: frozenset[int] | None = None) -> Reminder:
        """Cancels a reminder that waits; one that is cancelled already is answered as it is.

        Raises:
            ReminderUnknown: the owner has none.
            WrongStatus: it was claimed before.
            StaleVersion: its version is not in `if_match`.
        """
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            seen = self._known(reminder_id, owner)
            if seen.status == "cancelled":
                return seen
            if seen.status != "scheduled":
                raise WrongStatus(seen.status)
            _check_version(seen, if_match)
            cancelled = self._store.cancel(seen, self._clock(), change_id)
            if cancelled is not None:
                self._timers.stop(seen, self._clock())
                return cancelled
        raise StoreUnavailable("the reminder is being changed")

    def erase(self, reminder_id: str, *, owner: str) -> None:
        """Deletes a final reminder; none is left as well where there was none.

        Raises:
            WrongStatus: it is scheduled or sending.
        """
        for _ in range(ATTEMPTS):
            if self._store.erase(owner, reminder_id):
                return
            seen = self._store.get(owner, reminder_id)
            if seen is not None and not seen.is_final:
                raise WrongStatus(seen.status)
        raise StoreUnavailable("the reminder is being changed")

    def snooze(
        self,
        reminder_id: str,
        *,
        owner: str,
        due_at: datetime,
        timezone: str | None,
        check: Callable[[Draft], None],
        once: IdempotentRequest | None = None,
        admit: Callable[[datetime], object] = _anyone,
    ) -> Creation:
        """Makes a new reminder out of a final one, due at `due_at`; what `check` raises of it ends that.

        `once` and `admit` are as for `create`.

        Raises:
            ReminderUnknown: the owner has none.
            WrongStatus: it is scheduled or sending.
            KeyUsedOtherwise: the key came with another request before.
            ReminderGone: the reminder of the key's first request is no longer kept.
        """
        source = self._known(reminder_id, owner)
        if not source.is_final:
            raise WrongStatus(source.status)
        asked = source.draft
        draft = replace(asked, due_at=due_at, timezone=timezone or asked.timezone)
        check(draft)
        return self._create(draft, owner, once, admit, snoozed_from=source.id)

    def _create(
        self,
        draft: Draft,
        owner: str,
        once: IdempotentRequest | None,
        admit: Callable[[datetime], object],
        snoozed_from: str | None,
    ) -> Creation:
        now = self._clock()
        admit(now)
        reminder = new_reminder(
            draft,
            owner=owner,
            now=now,
            change_id=uuid.uuid4().hex,
            retention=self._store.retention,
            snoozed_from=snoozed_from,
        )
        if once is None:
            self._store.create(reminder)
        elif (earlier := self._idempotency.create(reminder, once, now)) is not None:
            return Creation(self._made_by(earlier, once, owner), replayed=True)
        self._timers.start_unless_far(reminder, self._clock())
        return Creation(reminder)

    def _made_by(self, earlier: Earlier, once: IdempotentRequest, owner: str) -> Reminder:
        if earlier.fingerprint != once.fingerprint:
            raise KeyUsedOtherwise
        reminder = self._store.get(owner, earlier.reminder_id)
        if reminder is None:
            raise ReminderGone
        return reminder

    def _known(self, reminder_id: str, owner: str) -> Reminder:
        reminder = self._store.get(owner, reminder_id)
        if reminder is None:
            raise ReminderUnknown
        return reminder


def _check_version(seen: Reminder, if_match: frozenset[int] | None) -> None:
    if if_match is not None and seen.version not in if_match:
        raise StaleVersion(seen.version)

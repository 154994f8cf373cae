"""The operations on reminders: each makes one commit, then starts or stops the timer."""

import logging
import uuid
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import uuid6
from botocore.exceptions import BotoCoreError, ClientError

from workflow.admission import Admission
from workflow.machine.timers import Timers
from workflow.reminders.exceptions import (
    IdempotencyKeyReused,
    ReminderGone,
    ReminderNotFound,
    WrongStatus,
)
from workflow.reminders.policy import PartialDraft, used_fields
from workflow.reminders.reminder import Draft, Patch, Reminder
from workflow.reminders.transitions import created, patched
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.idempotency import FirstUse, IdempotencyStore, IdempotentRequest
from workflow.storage.store import ReminderStore
from workflow.versions import check_version

log = logging.getLogger(__name__)


ATTEMPTS = 10
"""How many attempts a change gets: with up to that many concurrent writers, none fails."""


@dataclass(frozen=True, slots=True)
class Creation:
    """The created reminder; `replayed` if an earlier request with the same idempotency key created it.

    `made_today` is how many the owner has created on this day (UTC), None if that could not be read.
    """

    reminder: Reminder
    made_today: int | None
    replayed: bool = False


class Reminders:
    """The service behind the API; `clock` returns the current time (aware).

    A creation checks the idempotency key, then admission, then commits. Every method raises
    `StoreUnavailable` if AWS fails or does not respond; the change was then applied completely or not at
    all. `if_match` holds the accepted versions, None accepts any.
    """

    def __init__(
        self,
        store: ReminderStore,
        idempotency: IdempotencyStore,
        timers: Timers,
        admission: Admission,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._idempotency = idempotency
        self._timers = timers
        self._admission = admission
        self._clock = clock

    @property
    def retention(self) -> timedelta:
        """How long a record is kept after its due time, or after its end if that is later."""
        return self._store.retention

    def get(self, reminder_id: str, *, owner: str) -> Reminder | None:
        """Returns the owner's reminder as it is now, or None."""
        return self._store.get(owner, reminder_id)

    def create(self, draft: Draft, *, owner: str, once: IdempotentRequest | None = None) -> Creation:
        """Commits a new reminder and starts its timer, unless it is due in more than a day.

        `once` carries the idempotency key: of all requests with the same key, only one creates a reminder.

        Raises:
            IdempotencyKeyReused: another request has used the key.
            ReminderGone: the reminder that the key's first request created no longer exists.
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, SmsLimitReached, TooManyWaiting, RecipientLimitReached: a limit is reached.
        """
        now = self._clock()
        return self._replayed(once, owner, now) or self._create(draft, draft, owner, once, now)

    def snooze(
        self,
        reminder_id: str,
        patch: Patch,
        *,
        owner: str,
        once: IdempotentRequest | None = None,
    ) -> Creation:
        """Creates a reminder from a final one and `patch`, which has a due time; otherwise as `create`.

        Raises:
            ReminderNotFound: the owner has no such reminder.
            WrongStatus: it is scheduled or sending.
        """
        now = self._clock()
        if earlier := self._replayed(once, owner, now):
            return earlier
        source = self._existing(reminder_id, owner)
        if not source.is_final:
            raise WrongStatus(source.status)
        draft = replace(patched(source, patch), due_at=patch["due_at"])
        return self._create(draft, used_fields(draft, patch), owner, once, now, source)

    def made_today(self, owner: str) -> int | None:
        """Returns how many reminders the owner has created on this day (UTC); None if that can't be read."""
        try:
            return self._admission.made_today(owner, self._clock())
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning("count not read", extra={"error": error_name(error)})
            return None

    def changeable(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Returns the owner's reminder if it is scheduled and its version is in `if_match`.

        Raises:
            ReminderNotFound: the owner has no such reminder.
            WrongStatus: it is no longer scheduled.
            StaleVersion: its version is not in `if_match`.
        """
        current = self._existing(reminder_id, owner)
        if current.status != "scheduled":
            raise WrongStatus(current.status)
        check_version(current, if_match)
        return current

    def change(
        self, reminder_id: str, patch: Patch, *, owner: str, if_match: Container[int] | None = None
    ) -> Reminder:
        """Applies `patch` to a scheduled reminder; a patch that changes nothing keeps the version.

        Raises the same errors as `changeable` and `Admission.admit_change`.
        """
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            current = self.changeable(reminder_id, owner=owner, if_match=if_match)
            now = self._clock()
            draft = self._admission.admit_change(current, patch, now)
            if draft == current.draft:
                return current
            moves = draft.due_at != current.due_at
            write = self._store.reschedule if moves else self._store.edit
            changed = write(current, draft, now, change_id)
            if changed is not None:
                if moves:
                    self._timers.replace(current, changed, self._clock())
                return changed
        raise StoreUnavailable("the reminder is being changed")

    def cancel(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Cancels a scheduled reminder; a cancelled one is returned unchanged.

        Raises:
            ReminderNotFound: the owner has no such reminder.
            WrongStatus: it was claimed before.
            StaleVersion: its version is not in `if_match`.
        """
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            current = self._existing(reminder_id, owner)
            if current.status == "cancelled":
                return current
            if current.status != "scheduled":
                raise WrongStatus(current.status)
            check_version(current, if_match)
            cancelled = self._store.cancel(current, self._clock(), change_id)
            if cancelled is not None:
                self._timers.stop(current, self._clock())
                self._admission.release(cancelled)
                return cancelled
        raise StoreUnavailable("the reminder is being changed")

    def erase(self, reminder_id: str, *, owner: str) -> None:
        """Deletes a final reminder; does nothing if there is none.

        Raises:
            WrongStatus: it is scheduled or sending.
        """
        for _ in range(ATTEMPTS):
            if self._store.erase(owner, reminder_id):
                return
            current = self._store.get(owner, reminder_id)
            if current is not None and not current.is_final:
                raise WrongStatus(current.status)
        raise StoreUnavailable("the reminder is being changed")

    def _replayed(self, once: IdempotentRequest | None, owner: str, now: datetime) -> Creation | None:
        if once is None or (earlier := self._idempotency.find(owner, once, now)) is None:
            return None
        return Creation(self._created_by(earlier, once, owner), self.made_today(owner), replayed=True)

    def _create(
        self,
        draft: Draft,
        to_check: Draft | PartialDraft,
        owner: str,
        once: IdempotentRequest | None,
        now: datetime,
        source: Reminder | None = None,
    ) -> Creation:
        reminder_id = str(uuid6.uuid7())
        admitted = self._admission.admit(draft, to_check, owner=owner, reminder_id=reminder_id, now=now)
        reminder = created(
            draft,
            owner=owner,
            reminder_id=reminder_id,
            now=now,
            change_id=uuid.uuid4().hex,
            retention=self._store.retention,
            snoozed_from=None if source is None else source.id,
            asked_by=admitted.asked_by,
        )
        if once is None:
            self._store.create(reminder, source)
        elif (earlier := self._idempotency.create(reminder, once, now, source)) is not None:
            return Creation(self._created_by(earlier, once, owner), admitted.made_today, replayed=True)
        self._timers.start_unless_far(reminder, self._clock())
        return Creation(reminder, admitted.made_today)

    def _created_by(self, earlier: FirstUse, once: IdempotentRequest, owner: str) -> Reminder:
        if earlier.fingerprint != once.fingerprint:
            raise IdempotencyKeyReused
        reminder = self._store.get(owner, earlier.created_id)
        if reminder is None:
            raise ReminderGone
        return reminder

    def _existing(self, reminder_id: str, owner: str) -> Reminder:
        reminder = self._store.get(owner, reminder_id)
        if reminder is None:
            raise ReminderNotFound
        return reminder

"""What an owner can do with reminders: one commit each, then the timer is started or stopped."""

import logging
import uuid
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime

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
from workflow.reminders.policy import PartialDraft, in_use
from workflow.reminders.reminder import Draft, Patch, Reminder
from workflow.reminders.transitions import created, patched
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import Earlier, IdempotencyStore, IdempotentRequest
from workflow.storage.store import ReminderStore
from workflow.versions import check_version

log = logging.getLogger(__name__)


ATTEMPTS = 10
"""How often a change is tried on a record that others are changing too: of as many at once none fails."""


@dataclass(frozen=True, slots=True)
class Creation:
    """The reminder of a request; `replayed` where an earlier request with the same key had made it.

    `made_today` is how many its owner has made on this day (UTC), None where that could not be read.
    """

    reminder: Reminder
    made_today: int | None
    replayed: bool = False


class Reminders:
    """The service behind the API; `clock` returns the present time (aware).

    A creation goes through the key, the admission, the commit. Every method raises
    `StoreUnavailable` where AWS fails or does not answer: what was asked for has then happened wholly or not
    at all. `if_match` holds the versions that a change is meant for, None any.
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

    def get(self, reminder_id: str, *, owner: str) -> Reminder | None:
        """The owner's reminder as it is now, or None."""
        return self._store.get(owner, reminder_id)

    def create(self, draft: Draft, *, owner: str, once: IdempotentRequest | None = None) -> Creation:
        """Commits a new reminder and starts its timer, unless it is due in more than a day.

        Of all requests `once` with the same key one makes a reminder.

        Raises:
            IdempotencyKeyReused: the key came with another request before.
            ReminderGone: the reminder of the key's first request is no longer kept.
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, SmsLimitReached, TooManyWaiting, RecipientLimitReached: no more may be made.
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
        """Makes a new reminder out of a final one with `patch`, which has a due time; else as `create`.

        Raises:
            ReminderNotFound: the owner has none.
            WrongStatus: it is scheduled or sending.
        """
        now = self._clock()
        if earlier := self._replayed(once, owner, now):
            return earlier
        source = self._known(reminder_id, owner)
        if not source.is_final:
            raise WrongStatus(source.status)
        draft = replace(patched(source, patch), due_at=patch["due_at"])
        return self._create(draft, in_use(draft, patch), owner, once, now, source)

    def made_today(self, owner: str) -> int | None:
        """How many reminders the owner has made on this day (UTC); None where that can't be read."""
        try:
            return self._admission.made_today(owner, self._clock())
        except (StoreUnavailable, ClientError, BotoCoreError) as error:
            log.warning("count not read", extra={"error": type(error).__name__})
            return None

    def changeable(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """The owner's reminder, which waits and is at one of the versions of `if_match`.

        Raises:
            ReminderNotFound: the owner has none.
            WrongStatus: it waits no more.
            StaleVersion: its version is not in `if_match`.
        """
        seen = self._known(reminder_id, owner)
        if seen.status != "scheduled":
            raise WrongStatus(seen.status)
        check_version(seen, if_match)
        return seen

    def change(
        self, reminder_id: str, patch: Patch, *, owner: str, if_match: Container[int] | None = None
    ) -> Reminder:
        """Makes `patch` to a reminder that waits; one that changes nothing leaves its version.

        Raises what `changeable` and `Admission.admit_change` raise.
        """
        change_id = uuid.uuid4().hex
        for _ in range(ATTEMPTS):
            seen = self.changeable(reminder_id, owner=owner, if_match=if_match)
            now = self._clock()
            draft = self._admission.admit_change(seen, patch, now)
            if draft == seen.draft:
                return seen
            moves = draft.due_at != seen.due_at
            write = self._store.reschedule if moves else self._store.edit
            changed = write(seen, draft, now, change_id)
            if changed is not None:
                if moves:
                    self._timers.replace(seen, changed, self._clock())
                return changed
        raise StoreUnavailable("the reminder is being changed")

    def cancel(self, reminder_id: str, *, owner: str, if_match: Container[int] | None = None) -> Reminder:
        """Cancels a reminder that waits; one that is cancelled already is returned as it is.

        Raises:
            ReminderNotFound: the owner has none.
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
            check_version(seen, if_match)
            cancelled = self._store.cancel(seen, self._clock(), change_id)
            if cancelled is not None:
                self._timers.stop(seen, self._clock())
                self._admission.give_back(cancelled)
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

    def _replayed(self, once: IdempotentRequest | None, owner: str, now: datetime) -> Creation | None:
        if once is None or (earlier := self._idempotency.find(owner, once, now)) is None:
            return None
        return Creation(self._made_by(earlier, once, owner), self.made_today(owner), replayed=True)

    def _create(
        self,
        draft: Draft,
        judged: Draft | PartialDraft,
        owner: str,
        once: IdempotentRequest | None,
        now: datetime,
        source: Reminder | None = None,
    ) -> Creation:
        reminder_id = str(uuid6.uuid7())
        admitted = self._admission.admit(draft, judged, owner=owner, reminder_id=reminder_id, now=now)
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
            return Creation(self._made_by(earlier, once, owner), admitted.made_today, replayed=True)
        self._timers.start_unless_far(reminder, self._clock())
        return Creation(reminder, admitted.made_today)

    def _made_by(self, earlier: Earlier, once: IdempotentRequest, owner: str) -> Reminder:
        if earlier.fingerprint != once.fingerprint:
            raise IdempotencyKeyReused
        reminder = self._store.get(owner, earlier.made_id)
        if reminder is None:
            raise ReminderGone
        return reminder

    def _known(self, reminder_id: str, owner: str) -> Reminder:
        reminder = self._store.get(owner, reminder_id)
        if reminder is None:
            raise ReminderNotFound
        return reminder

"""Creates schedules, once per idempotency key, and erases ended ones."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import uuid6

from workflow.admission import Admission
from workflow.reminders.exceptions import IdempotencyKeyReused
from workflow.schedules import transitions
from workflow.schedules.exceptions import (
    OccurrenceLimitReached,
    ScheduleGone,
    ScheduleLimitReached,
    WrongScheduleStatus,
)
from workflow.schedules.schedule import ScheduleDraft
from workflow.schedules.times import bounds
from workflow.scheduling.creation import Created, OccurrenceCreator
from workflow.scheduling.reading import ScheduleReader, ScheduleView
from workflow.service import Reminders
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import IdempotencyStore, IdempotentRequest
from workflow.storage.schedules.store import Commit, ScheduleStore


@dataclass(frozen=True, slots=True)
class ScheduleCreation:
    """The created schedule; `replayed` if an earlier request with the same idempotency key created it.

    `made_today` is how many reminders and schedules the owner has created on this day (UTC), None if that
    could not be read.
    """

    view: ScheduleView
    made_today: int | None
    replayed: bool = False


class Schedules:
    """Creates and erases schedules; `clock` returns the current time (aware).

    Every method raises `StoreUnavailable` if AWS fails or does not respond; the change was then applied
    completely or not at all.
    """

    def __init__(
        self,
        store: ScheduleStore,
        idempotency: IdempotencyStore,
        admission: Admission,
        reminders: Reminders,
        reader: ScheduleReader,
        creator: OccurrenceCreator,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._idempotency = idempotency
        self._admission = admission
        self._reminders = reminders
        self._reader = reader
        self._creator = creator
        self._clock = clock

    def create(
        self, draft: ScheduleDraft, *, owner: str, once: IdempotentRequest | None = None
    ) -> ScheduleCreation:
        """Commits a new schedule with the reminders that are due soon, and starts their timers.

        `once` carries the idempotency key: of all requests with the same key, only one creates a schedule.

        Raises:
            IdempotencyKeyReused: another request has used the key.
            ScheduleGone: the schedule that the key's first request created no longer exists.
            RuleInvalid, RuleWithoutOccurrences: the rule is not supported, or has no future occurrence.
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, TooManyWaiting, ScheduleLimitReached, OccurrenceLimitReached: at a limit.
        """
        now = self._clock()
        if earlier := self._replayed(once, owner, now):
            return earlier
        of_rule = bounds(draft, now)
        admitted = self._admission.admit_schedule(draft, owner=owner, now=now)
        schedule = transitions.created(
            draft,
            of_rule,
            owner=owner,
            schedule_id=str(uuid6.uuid7()),
            now=now,
            change_id=uuid.uuid4().hex,
            asked_by=admitted.asked_by,
        )
        created = self._creator.step(schedule, now)
        commit = Commit(before=None, after=created.schedule, creates=created.reminders, once=once)
        if self._is_committed(commit, created, now):
            view = self._reader.view(created.schedule)
            return ScheduleCreation(view, admitted.made_today)
        if earlier := self._replayed(once, owner, now):
            return earlier
        raise StoreUnavailable("the idempotency key is in use")

    def erase(self, schedule_id: str, *, owner: str) -> None:
        """Deletes an ended schedule but not its reminders; does nothing if there is none.

        Raises:
            WrongScheduleStatus: it has not ended.
        """
        if self._store.erase(owner, schedule_id):
            return
        current = self._store.get(owner, schedule_id)
        if current is not None:  # None: a concurrent request has erased it
            raise WrongScheduleStatus(current.status)

    def _is_committed(self, commit: Commit, created: Created, now: datetime) -> bool:
        """Returns whether it was committed; if a limit refuses it, releases its count for the day."""
        try:
            return self._creator.commit(commit, created, now)
        except (ScheduleLimitReached, OccurrenceLimitReached):
            self._admission.release_schedule(commit.after.owner, now)
            raise

    def _replayed(self, once: IdempotentRequest | None, owner: str, now: datetime) -> ScheduleCreation | None:
        if once is None or (earlier := self._idempotency.find(owner, once, now)) is None:
            return None
        if earlier.fingerprint != once.fingerprint:
            raise IdempotencyKeyReused
        view = self._reader.get(earlier.created_id, owner=owner)
        if view is None:
            raise ScheduleGone
        return ScheduleCreation(view, self._reminders.made_today(owner), replayed=True)

"""Makes an owner's schedules, once for each request, and erases those that have ended."""

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
from workflow.scheduling.making import Made, Maker
from workflow.scheduling.reading import ScheduleReader, ScheduleView
from workflow.service import Reminders
from workflow.storage.errors import StoreUnavailable
from workflow.storage.idempotency import IdempotencyStore, IdempotentRequest
from workflow.storage.schedules.store import Commit, ScheduleStore


@dataclass(frozen=True, slots=True)
class ScheduleCreation:
    """The schedule of a request; `replayed` where an earlier request with the same key had made it.

    `made_today` is how many reminders and schedules its owner has made on this day (UTC), None where that
    could not be read.
    """

    view: ScheduleView
    made_today: int | None
    replayed: bool = False


class Schedules:
    """Makes and erases them; `clock` returns the present time (aware).

    Every method raises `StoreUnavailable` where AWS fails or does not answer: what was asked for has then
    happened wholly or not at all.
    """

    def __init__(
        self,
        store: ScheduleStore,
        idempotency: IdempotencyStore,
        admission: Admission,
        reminders: Reminders,
        reader: ScheduleReader,
        maker: Maker,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._idempotency = idempotency
        self._admission = admission
        self._reminders = reminders
        self._reader = reader
        self._maker = maker
        self._clock = clock

    def create(
        self, draft: ScheduleDraft, *, owner: str, once: IdempotentRequest | None = None
    ) -> ScheduleCreation:
        """Commits a new schedule with the reminders that are due soon, and starts their timers.

        Of all requests `once` with the same key one makes a schedule.

        Raises:
            IdempotencyKeyReused: the key came with another request before.
            ScheduleGone: the schedule of the key's first request is no longer kept.
            RuleInvalid, RuleNever: the rule is none that is taken, or has no time that is to come.
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, TooManyWaiting, ScheduleLimitReached, OccurrenceLimitReached: no more may be
                made.
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
        made = self._maker.step(schedule, now)
        commit = Commit(before=None, after=made.schedule, makes=made.reminders, once=once)
        if self._is_committed(commit, made, now):
            view = self._reader.view(made.schedule)
            return ScheduleCreation(view, admitted.made_today)
        if earlier := self._replayed(once, owner, now):
            return earlier
        raise StoreUnavailable("the idempotency key is in use")

    def erase(self, schedule_id: str, *, owner: str) -> None:
        """Deletes an ended schedule, not its reminders; none is left as well where there was none.

        Raises:
            WrongScheduleStatus: it has not ended.
        """
        if self._store.erase(owner, schedule_id):
            return
        seen = self._store.get(owner, schedule_id)
        if seen is not None:  # erased by another meanwhile
            raise WrongScheduleStatus(seen.status)

    def _is_committed(self, commit: Commit, made: Made, now: datetime) -> bool:
        """Whether it is committed; one that is refused for its owner's limits counts for no day."""
        try:
            return self._maker.commit(commit, made, now)
        except (ScheduleLimitReached, OccurrenceLimitReached):
            self._admission.give_back_schedule(commit.after.owner, now)
            raise

    def _replayed(self, once: IdempotentRequest | None, owner: str, now: datetime) -> ScheduleCreation | None:
        if once is None or (earlier := self._idempotency.find(owner, once, now)) is None:
            return None
        if earlier.fingerprint != once.fingerprint:
            raise IdempotencyKeyReused
        view = self._reader.get(earlier.made_id, owner=owner)
        if view is None:
            raise ScheduleGone
        return ScheduleCreation(view, self._reminders.made_today(owner), replayed=True)

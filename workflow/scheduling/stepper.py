"""Steps one schedule: creates the reminders that are due soon, or pauses or ends it."""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from workflow.schedules import transitions
from workflow.schedules.open_occurrences import still_waits
from workflow.schedules.schedule import OPEN_FOR, Schedule
from workflow.schedules.step import end_at
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.scheduling.closing import Closer
from workflow.scheduling.creation import Created, OccurrenceCreator
from workflow.storage.schedules.store import Commit, ScheduleStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result of a step: how many reminders it created, and how many moments it missed."""

    created: int = 0
    missed: int = 0


class Stepper:
    """Steps schedules of one table; `clock` returns the current time (aware). Safe to run concurrently.

    A step is one commit conditioned on what it read: of two concurrent steps, one has no effect.
    """

    def __init__(
        self,
        store: ScheduleStore,
        creator: OccurrenceCreator,
        closer: Closer,
        admission: OccurrenceAdmission,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._creator = creator
        self._closer = closer
        self._admission = admission
        self._clock = clock

    def step(self, owner: str, schedule_id: str) -> StepResult:
        """Creates the reminders that are due soon; does nothing if the schedule isn't active or has changed.

        Raises:
            StoreUnavailable: AWS failed or did not respond; the step was applied completely or not at all.
        """
        current, now = self._store.get(owner, schedule_id), self._clock()
        if current is None or current.status != "active":
            return StepResult()
        change_id = uuid.uuid4().hex
        reason = self._admission.pause_reason(current)
        if reason is not None:
            after = transitions.paused_as_unsendable(current, reason, now=now, change_id=change_id)
            if self._closer.close(current, after, now) is not None:
                log.warning("schedule paused", extra={"schedule": current.id, "reason": reason})
            return StepResult()
        created = self._creator.step(current, now)
        if created.is_over and not created.reminders and now >= end_at(created.schedule):
            return self._complete(current, created, change_id, now)
        return self._commit(current, created, change_id, now)

    def _complete(self, current: Schedule, created: Created, change_id: str, now: datetime) -> StepResult:
        """Ends the schedule, but not while a moved reminder waits, which a pause or an end must cancel."""
        unfinished = self._store.untracked(replace(created.schedule, open=()))
        if any(still_waits(each, now) for each in unfinished):
            later = replace(created.schedule, check_at=now + OPEN_FOR)
            return self._commit(current, replace(created, schedule=later), change_id, now)
        after = transitions.completed(
            created.schedule, now=now, change_id=change_id, retention=self._store.retention
        )
        if not self._store.commit(Commit(before=current, after=after)):
            return StepResult()
        log.info("schedule ended", extra={"schedule": current.id})
        return StepResult(missed=after.missed - current.missed)

    def _commit(self, current: Schedule, created: Created, change_id: str, now: datetime) -> StepResult:
        after = transitions.stepped(current, created.schedule, change_id=change_id)
        commit = Commit(before=current, after=after, creates=created.reminders)
        if not self._creator.commit(commit, created, now):
            return StepResult()
        return StepResult(len(created.reminders), after.missed - current.missed)

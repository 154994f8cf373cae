"""Creates the reminders of a step: counts them before the commit, and starts their timers after it."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import uuid6
from botocore.exceptions import ClientError

from workflow.best_effort import best_effort_release
from workflow.machine.timers import Timers
from workflow.recurrence.expansion import Occurrence
from workflow.reminders.reminder import Reminder
from workflow.schedules.exceptions import OccurrenceLimitReached, ScheduleLimitReached
from workflow.schedules.occurrences import failed_over_limit, reminder_for
from workflow.schedules.schedule import OpenOccurrence, Schedule
from workflow.schedules.step import next_step, with_open
from workflow.schedules.times import times_after
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.storage.errors import StoreUnavailable, error_name
from workflow.storage.schedules.store import Commit, ScheduleStore
from workflow.storage.schedules.transaction import IN_PROGRESS

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Created:
    """A schedule with its new `reminders` among its open ones; `is_over` if its rule has no more."""

    schedule: Schedule
    reminders: Sequence[Reminder]
    is_over: bool = False


class OccurrenceCreator:
    """Creates reminders of schedules in one store."""

    def __init__(self, store: ScheduleStore, admission: OccurrenceAdmission, timers: Timers) -> None:
        self._store = store
        self._admission = admission
        self._timers = timers

    def step(self, schedule: Schedule, now: datetime) -> Created:
        """Returns the active schedule with the reminders of its next step."""
        step = next_step(schedule, times_after(schedule, schedule.cursor, schedule.last), now)
        created = self.make(step.schedule, step.creates, now)
        return Created(created.schedule, created.reminders, step.is_over)

    def make(self, schedule: Schedule, occurrences: Sequence[Occurrence], now: datetime) -> Created:
        """Returns the schedule with a reminder for each occurrence; one that is over a limit is failed.

        Raises:
            StoreUnavailable: AWS failed or did not respond; some may have been counted.
        """
        reminders = [self._reminder(schedule, each, now) for each in occurrences]
        opened = [
            OpenOccurrence(occurrence.local, occurrence.moment, reminder.id)
            for occurrence, reminder in zip(occurrences, reminders, strict=True)
        ]
        return Created(with_open(schedule, opened), reminders)

    def commit(self, commit: Commit, created: Created, now: datetime) -> bool:
        """Commits the reminders and starts their timers; if they were not written, releases their counts.

        Returns whether it was committed. Raises the same errors as `ScheduleStore.commit`.
        """
        try:
            is_written = self._store.commit(commit)
        except (ScheduleLimitReached, OccurrenceLimitReached):
            self._admission.release(created.reminders, now)
            raise
        except (StoreUnavailable, ClientError) as error:
            if error_name(error) != IN_PROGRESS:
                self._release_unwritten(created, now)
            raise
        if not is_written:
            self._admission.release(created.reminders, now)
            return False
        self._timers.start_all((each for each in created.reminders if each.status == "scheduled"), now)
        return True

    def _release_unwritten(self, created: Created, now: datetime) -> None:
        """Releases the counts after a failure, unless its transaction was written and the response lost.

        The sweep retries a step every few minutes: left counted, its attempts would use up the limits.
        """
        with best_effort_release():
            if not self._store.exist(created.reminders):
                self._admission.release(created.reminders, now)

    def _reminder(self, schedule: Schedule, occurrence: Occurrence, now: datetime) -> Reminder:
        reminder = reminder_for(
            schedule,
            occurrence,
            reminder_id=str(uuid6.uuid7()),
            now=now,
            change_id=uuid.uuid4().hex,
            retention=self._store.retention,
        )
        if self._admission.reserve(reminder, now):
            return reminder
        log.info("occurrence over a limit", extra={"reminder": reminder.id, "schedule": schedule.id})
        return failed_over_limit(reminder, now=now, retention=self._store.retention)

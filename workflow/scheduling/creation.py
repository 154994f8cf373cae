"""Creates the reminders of a step: counts them before the commit, and starts their timers after it."""

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

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
from workflow.time.times import rounded_up

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Created:
    """A schedule with its new `reminders` among its open ones; `is_over` if its rule has no more.

    `replaced` has, by the new reminder's id, the one that is cancelled for it.
    """

    schedule: Schedule
    reminders: Sequence[Reminder]
    replaced: Mapping[str, Reminder] = field(default_factory=dict)
    is_over: bool = False


class OccurrenceCreator:
    """Creates reminders of schedules in one store."""

    def __init__(self, store: ScheduleStore, admission: OccurrenceAdmission, timers: Timers) -> None:
        self._store = store
        self._admission = admission
        self._timers = timers

    def step(self, schedule: Schedule, now: datetime, cancelled: Sequence[Reminder] = ()) -> Created:
        """Returns the active schedule with the reminders of its next step; see `make`."""
        step = next_step(schedule, times_after(schedule, schedule.cursor, schedule.last), now)
        return replace(self.make(step.schedule, step.creates, now, cancelled), is_over=step.is_over)

    def make(
        self,
        schedule: Schedule,
        occurrences: Sequence[Occurrence],
        now: datetime,
        cancelled: Sequence[Reminder] = (),
    ) -> Created:
        """Returns the schedule with a reminder for each occurrence; one that is over a limit is failed.

        The commit also cancels the `cancelled` ones: the new reminders take their places in the counts.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        new = [self._reminder(schedule, each, now) for each in occurrences]
        replaced, reminders = _replaced(new, cancelled), list[Reminder]()
        try:
            for each in new:
                reminders.append(self._admitted(each, replaced.get(each.id), now))
        except (StoreUnavailable, ClientError):
            self._release(Created(schedule, reminders, replaced), now)
            raise
        opened = [
            OpenOccurrence(occurrence.local, occurrence.moment, reminder.id)
            for occurrence, reminder in zip(occurrences, reminders, strict=True)
        ]
        return Created(with_open(schedule, opened), reminders, replaced)

    def commit(self, commit: Commit, created: Created, now: datetime) -> bool:
        """Commits the reminders and starts their timers; if they were not written, releases their counts.

        Returns whether it was committed. Raises the same errors as `ScheduleStore.commit`.
        """
        try:
            is_written = self._store.commit(commit)
        except (ScheduleLimitReached, OccurrenceLimitReached):
            self._release(created, now)
            raise
        except (StoreUnavailable, ClientError) as error:
            if error_name(error) != IN_PROGRESS:
                self._release_unwritten(created, now)
            raise
        if not is_written:
            self._release(created, now)
            return False
        self._timers.start_all((each for each in created.reminders if each.status == "scheduled"), now)
        return True

    def _release_unwritten(self, created: Created, now: datetime) -> None:
        """Releases the counts after a failure, unless its transaction was written and the response lost.

        The sweep retries a step every few minutes: left counted, its attempts would use up the limits.
        """
        with best_effort_release():
            if not self._store.exist(created.reminders):
                self._release(created, now)

    def _release(self, created: Created, now: datetime) -> None:
        for each in created.reminders:
            self._admission.release(each, created.replaced.get(each.id), now)

    def _reminder(self, schedule: Schedule, occurrence: Occurrence, now: datetime) -> Reminder:
        return reminder_for(
            schedule,
            occurrence,
            reminder_id=str(uuid6.uuid7()),
            now=now,
            change_id=uuid.uuid4().hex,
            retention=self._store.retention,
        )

    def _admitted(self, reminder: Reminder, replaced: Reminder | None, now: datetime) -> Reminder:
        """Counts the reminder, and returns it; as failed if it is over a limit."""
        if self._admission.reserve(reminder, replaced, now):
            return reminder
        extra = {"reminder": reminder.id, "schedule": reminder.schedule_id}
        log.info("occurrence over a limit", extra=extra)
        return failed_over_limit(reminder, now=now, retention=self._store.retention)


def _replaced(new: Sequence[Reminder], cancelled: Sequence[Reminder]) -> dict[str, Reminder]:
    """Returns the cancelled reminder that each new one replaces, by its id: one of the same day first."""
    left, found = list(cancelled), dict[str, Reminder]()
    for is_same_day in (True, False):
        for each in new:
            place = next((old for old in left if not is_same_day or _day(old) == _day(each)), None)
            if each.id not in found and place is not None:
                found[each.id] = place
                left.remove(place)
    return found


def _day(reminder: Reminder) -> date:
    """Returns the UTC day for which it is counted."""
    return rounded_up(reminder.due_at).astimezone(UTC).date()

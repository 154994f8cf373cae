"""Creates the reminders of a step: counts them before the commit, and starts their timers after it."""

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import uuid6
from botocore.exceptions import ClientError

from workflow.machine.timers import Timers
from workflow.recurrence.expansion import Occurrence
from workflow.reminders.reminder import Reminder
from workflow.reminders.sms_parts import sms_parts_needed
from workflow.schedules.exceptions import OccurrenceLimitReached, ScheduleLimitReached
from workflow.schedules.occurrences import failed_over_limit, reminder_for
from workflow.schedules.open_occurrences import still_waits
from workflow.schedules.schedule import OpenOccurrence, Schedule
from workflow.schedules.step import long_past, next_step, with_open
from workflow.schedules.times import upcoming
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.storage.errors import StoreUnavailable
from workflow.storage.schedules.store import Commit, ScheduleStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Created:
    """A schedule with its new `reminders` among its open ones; `is_over` if its rule has no more.

    `parts` has, by the reminder's id, how many of its SMS parts were counted.
    """

    schedule: Schedule
    reminders: Sequence[Reminder]
    parts: Mapping[str, int] = field(default_factory=dict)
    is_over: bool = False


class OccurrenceCreator:
    """Creates reminders of schedules in one store."""

    def __init__(self, store: ScheduleStore, admission: OccurrenceAdmission, timers: Timers) -> None:
        self._store = store
        self._admission = admission
        self._timers = timers

    def step(self, schedule: Schedule, now: datetime, cancelled: Sequence[Reminder] = ()) -> Created:
        """Returns the active schedule with the reminders of its next step; see `make`."""
        step = next_step(schedule, upcoming(schedule), now, self._waiting(schedule, now))
        return replace(self.make(step.schedule, step.creates, now, cancelled), is_over=step.is_over)

    def make(
        self,
        schedule: Schedule,
        occurrences: Sequence[Occurrence],
        now: datetime,
        cancelled: Sequence[Reminder] = (),
    ) -> Created:
        """Returns the schedule with a reminder for each occurrence; one that is over a limit is failed.

        The commit also cancels the `cancelled` ones, which leave the new reminders their room in the counts.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        reminders, counted = list[Reminder](), dict[str, int]()
        left = sum(sms_parts_needed(each) for each in cancelled)
        try:
            for occurrence in occurrences:
                new = self._reminder(schedule, occurrence, now)
                needed = sms_parts_needed(new)
                counted[new.id] = max(0, needed - left)
                reminders.append(self._admitted(new, cancelled, counted[new.id], now))
                if reminders[-1].status == "scheduled":
                    left = max(0, left - needed)
        except (StoreUnavailable, ClientError):
            self._release(Created(schedule, reminders, counted), now)
            raise
        opened = [
            OpenOccurrence(occurrence.local, occurrence.moment, reminder.id)
            for occurrence, reminder in zip(occurrences, reminders, strict=True)
        ]
        return Created(with_open(schedule, opened), reminders, counted)

    def commit(self, commit: Commit, created: Created, now: datetime) -> bool:
        """Commits the reminders and starts their timers; if they were not written, releases their counts.

        Returns whether it was committed. Raises the same errors as `ScheduleStore.commit`.
        """
        try:
            is_written = self._store.commit(commit)
        except (ScheduleLimitReached, OccurrenceLimitReached, ClientError):
            self._release(created, now)  # the sweep's attempts of every few minutes would use up the limits
            raise
        if not is_written:
            self._release(created, now)
            return False
        self._timers.start_all((each for each in created.reminders if each.status == "scheduled"), now)
        return True

    def _waiting(self, schedule: Schedule, now: datetime) -> set[str]:
        """Returns which reminders of occurrences long past still wait: they were moved."""
        past = self._store.open_reminders([replace(schedule, open=long_past(schedule, now))])
        return {each.id for each in past.values() if still_waits(each, now)}

    def _release(self, created: Created, now: datetime) -> None:
        for each in created.reminders:
            self._admission.release(each, created.parts.get(each.id, 0), now)

    def _reminder(self, schedule: Schedule, occurrence: Occurrence, now: datetime) -> Reminder:
        return reminder_for(
            schedule,
            occurrence,
            reminder_id=str(uuid6.uuid7()),
            now=now,
            change_id=uuid.uuid4().hex,
            retention=self._store.retention,
        )

    def _admitted(
        self, reminder: Reminder, cancelled: Sequence[Reminder], parts: int, now: datetime
    ) -> Reminder:
        """Counts the reminder, and returns it; as failed if it is over a limit."""
        if self._admission.reserve(reminder, cancelled, parts, now):
            return reminder
        extra = {"reminder": reminder.id, "schedule": reminder.schedule_id}
        log.info("occurrence over a limit", extra=extra)
        return failed_over_limit(reminder, now=now, retention=self._store.retention)

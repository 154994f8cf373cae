"""Creates an occurrence ahead of time, so that it can be moved, edited or cancelled on its own."""

import uuid
from collections.abc import Callable
from datetime import datetime

from workflow.admission import Admission
from workflow.reminders.exceptions import ReminderGone
from workflow.reminders.reminder import Reminder
from workflow.schedules.exceptions import (
    NotAnOccurrence,
    ScheduleNotFound,
    TooManyAhead,
    WrongScheduleStatus,
)
from workflow.schedules.schedule import MOST_AHEAD, MOST_OPEN, Schedule
from workflow.schedules.step import AHEAD, with_room
from workflow.schedules.times import occurrence_at
from workflow.schedules.transitions import stepped
from workflow.scheduling.changes import Versions
from workflow.scheduling.creation import OccurrenceCreator
from workflow.service import ATTEMPTS
from workflow.storage.errors import StoreUnavailable
from workflow.storage.schedules.store import Commit, ScheduleStore
from workflow.versions import check_version


class OccurrencesAhead:
    """Creates occurrences ahead of time in one store; `clock` returns the current time (aware)."""

    def __init__(
        self,
        store: ScheduleStore,
        admission: Admission,
        creator: OccurrenceCreator,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._admission = admission
        self._creator = creator
        self._clock = clock

    def make(
        self, schedule_id: str, local: datetime, *, owner: str, if_match: Versions = None
    ) -> tuple[Reminder, bool]:
        """Returns the reminder of the occurrence at the local time (naive), and whether this call created it.

        `if_match` holds the accepted versions of the schedule, None accepts any; for an existing reminder it
        doesn't matter.

        Raises:
            ScheduleNotFound: the owner has no such schedule.
            WrongScheduleStatus: it is paused or has ended.
            StaleVersion: its version is not in `if_match`.
            NotAnOccurrence: its rule does not give that time, or the time is past or too far ahead.
            TooManyAhead: the limit of occurrences created ahead is reached.
            InvalidReminder: the policy does not allow what the schedule sends.
            ReminderGone: the reminder was created, but its record is gone or unreadable.
            StoreUnavailable: AWS failed or did not respond; the reminder may have been created.
        """
        for _ in range(ATTEMPTS):
            current, now = self._active(schedule_id, owner), self._clock()
            reminder_id = next((each.reminder_id for each in current.open if each.local == local), None)
            if reminder_id is not None:
                return self._existing_reminder(current, reminder_id), False
            check_version(current, if_match)
            if (reminder := self._make(current, local, now)) is not None:
                return reminder, True
        raise StoreUnavailable("the schedule is being changed")

    def _make(self, current: Schedule, local: datetime, now: datetime) -> Reminder | None:
        occurrence = occurrence_at(current, local, current.last)
        if occurrence is None or local <= current.cursor.local or occurrence.moment <= now:
            raise NotAnOccurrence
        if self._admission.is_too_far(occurrence.moment, now):
            raise NotAnOccurrence
        ahead = sum(each.moment > now + AHEAD for each in current.open)
        after_cursor = {each.local for each in current.open if each.moment > current.cursor.moment}
        before = with_room(current, 1, now, after_cursor)
        if ahead >= MOST_AHEAD or len(before.open) >= MOST_OPEN:
            raise TooManyAhead
        self._admission.check_sendable(current, now)
        created = self._creator.make(before, [occurrence], now)
        after = stepped(current, created.schedule, change_id=uuid.uuid4().hex)
        commit = Commit(before=current, after=after, creates=created.reminders)
        return created.reminders[0] if self._creator.commit(commit, created, now) else None

    def _existing_reminder(self, schedule: Schedule, reminder_id: str) -> Reminder:
        reminder = self._store.open_reminders([schedule]).get(reminder_id)
        if reminder is None:
            raise ReminderGone
        return reminder

    def _active(self, schedule_id: str, owner: str) -> Schedule:
        current = self._store.get(owner, schedule_id)
        if current is None:
            raise ScheduleNotFound
        if current.status != "active":
            raise WrongScheduleStatus(current.status)
        return current

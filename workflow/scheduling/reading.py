"""Reads schedules for their owners: the records, and which reminder is due next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from workflow.recurrence.expansion import Occurrence
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import Schedule
from workflow.schedules.times import upcoming
from workflow.storage.schedules.store import ScheduleStore
from workflow.storage.unreadable import show_each


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule, when its next reminder is due, and that reminder's id if it exists.

    `too_late` are the ids of the reminders that were being sent already when the schedule was changed.
    """

    schedule: Schedule
    next_due_at: datetime | None
    next_reminder_id: str | None
    too_late: Sequence[str] = ()


class ScheduleReader:
    """Reads the schedules of one store."""

    def __init__(self, store: ScheduleStore) -> None:
        self._store = store

    def get(self, schedule_id: str, *, owner: str) -> ScheduleView | None:
        """Returns the owner's schedule as it is now, or None."""
        schedule = self._store.get(owner, schedule_id)
        return None if schedule is None else self.view(schedule)

    def view(self, schedule: Schedule, too_late: Sequence[str] = ()) -> ScheduleView:
        """Returns the view of `schedule` for its owner; a reminder that can't be read is not its next.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        return _view(schedule, self._store.open_reminders(_active([schedule])), too_late)

    def views(self, schedules: Sequence[Schedule]) -> list[ScheduleView]:
        """Returns the views of `schedules` in order; one that can't be shown is left out.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        reminders = self._store.open_reminders(_active(schedules))
        return show_each(schedules, lambda each: _view(each, reminders, ()))


def _active(schedules: Sequence[Schedule]) -> list[Schedule]:
    return [each for each in schedules if each.status == "active"]


def _view(schedule: Schedule, reminders: Mapping[str, Reminder], too_late: Sequence[str]) -> ScheduleView:
    if schedule.status != "active":
        return ScheduleView(schedule, None, None, too_late)
    waiting = [
        (reminder.due_at, reminder.id)
        for each in schedule.open
        if (reminder := reminders.get(each.reminder_id)) is not None and reminder.status == "scheduled"
    ]
    made = min(waiting, default=None)
    unmade = _first_unmade(schedule)
    if made is None or (unmade is not None and unmade.moment < made[0]):
        return ScheduleView(schedule, None if unmade is None else unmade.moment, None, too_late)
    return ScheduleView(schedule, *made, too_late)


def _first_unmade(schedule: Schedule) -> Occurrence | None:
    known = {each.local for each in schedule.open}
    candidates = islice(upcoming(schedule), len(known) + 1)
    return next((each for each in candidates if each.local not in known), None)

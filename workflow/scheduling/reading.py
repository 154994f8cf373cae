"""What owners see of their schedules: the records, and what is to be sent next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from workflow.recurrence.expansion import Occurrence
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import Schedule
from workflow.schedules.times import times_after
from workflow.storage.schedules.store import ScheduleStore
from workflow.storage.unreadable import show_each


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule, when the next of it is due, and the reminder that is, where it is made.

    `too_late` are the ids of the reminders that a change came too late for.
    """

    schedule: Schedule
    next_due_at: datetime | None
    next_reminder_id: str | None
    too_late: Sequence[str] = ()


class ScheduleReader:
    """Reads through one store."""

    def __init__(self, store: ScheduleStore) -> None:
        self._store = store

    def get(self, schedule_id: str, *, owner: str) -> ScheduleView | None:
        """The owner's schedule as it is now, or None."""
        schedule = self._store.get(owner, schedule_id)
        return None if schedule is None else self.view(schedule)

    def view(self, schedule: Schedule, too_late: Sequence[str] = ()) -> ScheduleView:
        """What its owner sees of `schedule`.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
        """
        return _view(schedule, self._store.open_reminders(_active([schedule])), too_late)

    def views(self, schedules: Sequence[Schedule]) -> list[ScheduleView]:
        """What their owner sees of `schedules`, in order, without those that can't be shown.

        One whose next reminder can't be read is shown without that.

        Raises:
            StoreUnavailable: AWS failed or did not answer.
        """
        reminders = self._store.readable_reminders(_active(schedules))
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
    upcoming = islice(times_after(schedule, schedule.cursor, schedule.last), len(known) + 1)
    return next((each for each in upcoming if each.local not in known), None)

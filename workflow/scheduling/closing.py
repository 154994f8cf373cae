"""Pauses or ends a schedule and cancels its scheduled reminders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from workflow.machine.timers import Timers
from workflow.reminders.reminder import Reminder
from workflow.schedules.open_occurrences import cancel_open
from workflow.schedules.schedule import Schedule
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.storage.schedules.store import Commit, ScheduleStore

UNTRACKED_PER_COMMIT = 40
"""How many reminders outside `open` fit into the transaction of a schedule and its open ones."""


@dataclass(frozen=True, slots=True)
class ChangedSchedule:
    """A schedule after a change, and the ids of reminders that were being sent already."""

    schedule: Schedule
    too_late: Sequence[str] = ()


class Closer:
    """Pauses and ends schedules in one store."""

    def __init__(self, store: ScheduleStore, timers: Timers, admission: OccurrenceAdmission) -> None:
        self._store = store
        self._timers = timers
        self._admission = admission

    def close(self, current: Schedule, after: Schedule, now: datetime) -> ChangedSchedule | None:
        """Commits `after`, paused or ended, and cancels scheduled reminders; None after a conflicting write.

        It also cancels those that the schedule no longer tracks. If they are more than
        `UNTRACKED_PER_COMMIT`, the rest is cancelled first, in separate commits.

        Raises:
            StoreUnavailable: AWS failed or did not respond; it was applied completely, not at all, or only
                to the reminders of the separate commits.
        """
        untracked = self._store.untracked(current)
        reminders = self._store.open_reminders([current])
        cancel = partial(cancel_open, now=now, change_id=after.change_id, retention=self._store.retention)
        too_late = list[str]()
        for first in range(UNTRACKED_PER_COMMIT, len(untracked), UNTRACKED_PER_COMMIT):
            others = cancel(replace(current, open=()), {}, untracked[first : first + UNTRACKED_PER_COMMIT])
            if not self._store.change(others.cancels):
                return None
            self.clean_up(others.cancels, now)
            too_late += others.too_late
        updates = cancel(current, reminders, untracked[:UNTRACKED_PER_COMMIT])
        after = replace(after, open=tuple(updates.open))
        if not self._store.commit(Commit(before=current, after=after, changes=updates.cancels)):
            return None
        self.clean_up(updates.cancels, now)
        return ChangedSchedule(after, updates.too_late + too_late)

    def unchanged(self, current: Schedule) -> ChangedSchedule:
        """Returns an unchanged schedule; repeated requests also learn which reminders are being sent."""
        return ChangedSchedule(current, self.being_sent(current))

    def being_sent(self, current: Schedule) -> Sequence[str]:
        """Returns the ids of its reminders that can no longer be stopped."""
        created = (*self._store.open_reminders([current]).values(), *self._store.untracked(current))
        return [each.id for each in created if each.status == "sending"]

    def clean_up(self, cancels: Sequence[tuple[Reminder, Reminder]], now: datetime) -> None:
        """Stops the timers of cancelled reminders and removes them from the counts of their recipients."""
        self._timers.stop_all([current for current, _ in cancels], now)
        self._admission.release_cancelled(becomes for _, becomes in cancels)

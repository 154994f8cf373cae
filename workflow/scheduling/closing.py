"""Pauses or ends a schedule, together with all that waits of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workflow.machine.timers import Timers
from workflow.reminders.reminder import Reminder
from workflow.schedules.open_occurrences import closed
from workflow.schedules.schedule import Schedule
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.storage.schedules.store import Commit, ScheduleStore


@dataclass(frozen=True, slots=True)
class Changed:
    """A schedule as a change left it, and the ids of those that the change came too late for."""

    schedule: Schedule
    too_late: Sequence[str] = ()


class Closer:
    """Over one store."""

    def __init__(self, store: ScheduleStore, timers: Timers, admission: OccurrenceAdmission) -> None:
        self._store = store
        self._timers = timers
        self._admission = admission

    def close(self, seen: Schedule, after: Schedule, now: datetime) -> Changed | None:
        """Commits `after`, a paused or ended one, and cancels what waits; None where something moved on.

        Raises:
            StoreUnavailable: AWS failed or did not answer: it may have happened, wholly or not at all.
        """
        reminders = self._store.open_reminders([seen])
        follow = closed(seen, reminders, now=now, change_id=after.change_id, retention=self._store.retention)
        after = replace(after, open=tuple(follow.open))
        if not self._store.commit(Commit(before=seen, after=after, changes=follow.cancels)):
            return None
        self.settle(follow.cancels, now)
        return Changed(after, follow.too_late)

    def settle(self, cancels: Sequence[tuple[Reminder, Reminder]], now: datetime) -> None:
        """Stops the timers of what was cancelled, and lets others be due for its recipients."""
        self._timers.stop_all([seen for seen, _ in cancels], now)
        self._admission.cancelled(becomes for _, becomes in cancels)

"""Pauses or ends a schedule and cancels its scheduled reminders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from workflow.machine.timers import Timers
from workflow.reminders.reminder import Reminder
from workflow.schedules.open_occurrences import closed
from workflow.schedules.schedule import Schedule
from workflow.scheduling.admission import OccurrenceAdmission
from workflow.storage.schedules.store import Commit, ScheduleStore

MOST_MOVED_ON = 40
"""How many reminders outside `open` fit into the transaction of a schedule and its open ones."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A schedule after a change, and the ids of reminders that were being sent already."""

    schedule: Schedule
    too_late: Sequence[str] = ()


class Closer:
    """Pauses and ends schedules in one store."""

    def __init__(self, store: ScheduleStore, timers: Timers, admission: OccurrenceAdmission) -> None:
        self._store = store
        self._timers = timers
        self._admission = admission

    def close(
        self, seen: Schedule, after: Schedule, now: datetime, moved_on: Sequence[Reminder] = ()
    ) -> Changed | None:
        """Commits `after`, paused or ended, and cancels scheduled reminders; None after a conflicting write.

        It also cancels `moved_on`, the reminders that the schedule no longer tracks. If they are more than
        `MOST_MOVED_ON`, the rest is cancelled first, in separate commits.

        Raises:
            StoreUnavailable: AWS failed or did not respond; it was applied completely, not at all, or only
                to the reminders of the separate commits.
        """
        reminders = self._store.open_reminders([seen])
        follow_up = partial(closed, now=now, change_id=after.change_id, retention=self._store.retention)
        too_late = list[str]()
        for first in range(MOST_MOVED_ON, len(moved_on), MOST_MOVED_ON):
            others = follow_up(replace(seen, open=()), {}, moved_on[first : first + MOST_MOVED_ON])
            if not self._store.change(others.cancels):
                return None
            self.settle(others.cancels, now)
            too_late += others.too_late
        follow = follow_up(seen, reminders, moved_on[:MOST_MOVED_ON])
        after = replace(after, open=tuple(follow.open))
        if not self._store.commit(Commit(before=seen, after=after, changes=follow.cancels)):
            return None
        self.settle(follow.cancels, now)
        return Changed(after, follow.too_late + too_late)

    def as_it_is(self, seen: Schedule) -> Changed:
        """Returns an unchanged schedule; repeated requests also learn which reminders are being sent."""
        return Changed(seen, self.being_sent(seen))

    def being_sent(self, seen: Schedule) -> Sequence[str]:
        """Returns the ids of its reminders that can no longer be stopped."""
        made = (*self._store.open_reminders([seen]).values(), *self._store.moved_on(seen))
        return [each.id for each in made if each.status == "sending"]

    def settle(self, cancels: Sequence[tuple[Reminder, Reminder]], now: datetime) -> None:
        """Stops the timers of cancelled reminders and removes them from the counts of their recipients."""
        self._timers.stop_all([seen for seen, _ in cancels], now)
        self._admission.release_cancelled(becomes for _, becomes in cancels)

"""Pauses or ends a schedule, together with all that waits of it."""

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
"""How many go with a schedule and its open ones into one transaction."""


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

    def close(
        self, seen: Schedule, after: Schedule, now: datetime, moved_on: Sequence[Reminder] = ()
    ) -> Changed | None:
        """Commits `after`, a paused or ended one, and cancels what waits; None where something moved on.

        It cancels too what waits of `moved_on`, its reminders that it no longer has in mind: of more than
        `MOST_MOVED_ON` the others come first, in commits of their own.

        Raises:
            StoreUnavailable: AWS failed or did not answer: it may have happened, wholly or not at all, or to
                those others alone.
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
        """To who asks for what is so already, perhaps again: what is being sent is told, too."""
        return Changed(seen, self.being_sent(seen))

    def being_sent(self, seen: Schedule) -> Sequence[str]:
        """The ids of those of its reminders that no change can stop any more."""
        made = (*self._store.open_reminders([seen]).values(), *self._store.moved_on(seen))
        return [each.id for each in made if each.status == "sending"]

    def settle(self, cancels: Sequence[tuple[Reminder, Reminder]], now: datetime) -> None:
        """Stops the timers of what was cancelled, and lets others be due for its recipients."""
        self._timers.stop_all([seen for seen, _ in cancels], now)
        self._admission.cancelled(becomes for _, becomes in cancels)

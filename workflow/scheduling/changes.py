"""What an owner can do with an existing schedule: each change is one commit with its reminders."""

import uuid
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import datetime

from workflow.admission import Admission
from workflow.schedules import transitions
from workflow.schedules.exceptions import ScheduleNotFound, WrongScheduleStatus
from workflow.schedules.open_occurrences import update_open
from workflow.schedules.schedule import Schedule, SchedulePatch
from workflow.schedules.times import bounds
from workflow.scheduling.closing import ChangedSchedule, Closer
from workflow.scheduling.creation import Created, OccurrenceCreator
from workflow.service import ATTEMPTS
from workflow.storage.errors import StoreUnavailable
from workflow.storage.schedules.store import Commit, ScheduleStore
from workflow.versions import check_version

MOST_CHANGED = 70
"""How many reminders fit into the transaction of a schedule beside its count and `MOST_MADE` new ones.

More are there only while timers are late: the sweep sends what is overdue within minutes.
"""

Versions = Container[int] | None
Attempt = Callable[[Schedule, datetime, str], ChangedSchedule | None]
"""Commits a change of a schedule as read, at a time, with a change id; None after a conflicting write."""


class ScheduleChanges:
    """Changes schedules in one store; `clock` returns the current time (aware).

    Every method raises `StoreUnavailable` if AWS fails or does not respond; the change was then applied
    completely or not at all. `if_match` holds the accepted versions, None accepts any. A schedule that is
    already in the wanted state is returned unchanged, whatever `if_match` holds.
    """

    def __init__(
        self,
        store: ScheduleStore,
        admission: Admission,
        creator: OccurrenceCreator,
        closer: Closer,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._admission = admission
        self._creator = creator
        self._closer = closer
        self._clock = clock

    def changeable(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> Schedule:
        """Returns the owner's schedule if it has not ended and its version is in `if_match`.

        Raises:
            ScheduleNotFound: the owner has no such schedule.
            WrongScheduleStatus: it has ended.
            StaleVersion: its version is not in `if_match`.
        """
        current = self._existing(schedule_id, owner)
        if current.status == "ended":
            raise WrongScheduleStatus(current.status)
        check_version(current, if_match)
        return current

    def change(
        self, schedule_id: str, patch: SchedulePatch, *, owner: str, if_match: Versions = None
    ) -> ChangedSchedule:
        """Applies `patch` to a schedule that has not ended; a patch that changes nothing keeps the version.

        Scheduled reminders follow: one whose time stays is edited in place, any other is cancelled; also
        those that the schedule no longer tracks. Reminders that the owner changed or cancelled by hand are
        left alone.

        Raises the same errors as `changeable`, and:
            RuleInvalid, RuleWithoutOccurrences: the rule is not supported, or has no future occurrence.
            InvalidReminder: the policy does not allow it.
            ChangeLimitReached, SmsLimitReached, RecipientLimitReached, OccurrenceLimitReached: at a limit.
        """

        def attempt(current: Schedule, now: datetime, change_id: str) -> ChangedSchedule | None:
            draft = transitions.patched(current, patch, now)
            if draft == current.draft:
                return self._closer.unchanged(current)
            of_rule = bounds(draft, now) if transitions.moves(current, draft) else None
            self._admission.check_schedule(current, patch, draft, now)
            return self._commit_with_reminders(
                current, transitions.changed(current, draft, of_rule, now=now, change_id=change_id), now
            )

        return self._write(schedule_id, owner, attempt, if_match)

    def pause(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> ChangedSchedule:
        """Pauses an active schedule and cancels its scheduled reminders.

        Raises the same errors as `changeable`.
        """

        def attempt(current: Schedule, now: datetime, change_id: str) -> ChangedSchedule | None:
            if current.status == "paused":
                return self._closer.unchanged(current)
            check_version(current, if_match)
            after = transitions.paused(current, now=now, change_id=change_id)
            return self._closer.close(current, after, now)

        return self._write(schedule_id, owner, attempt)

    def resume(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> ChangedSchedule:
        """Resumes a paused schedule from now on; occurrences during the pause are skipped.

        Raises the same errors as `changeable`, and:
            InvalidReminder: the policy no longer allows it.
            ChangeLimitReached, ScheduleLimitReached, OccurrenceLimitReached: a limit is reached.
        """

        def attempt(current: Schedule, now: datetime, change_id: str) -> ChangedSchedule | None:
            if current.status == "active":
                return self._closer.unchanged(current)
            check_version(current, if_match)
            self._admission.check_sendable(current, now)
            with self._admission.counted_change(owner, [], now):
                return self._stepped(current, transitions.resumed(current, now=now, change_id=change_id), now)

        return self._write(schedule_id, owner, attempt)

    def end(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> ChangedSchedule:
        """Ends a schedule for good and cancels its scheduled reminders.

        Raises:
            ScheduleNotFound: the owner has no such schedule.
            StaleVersion: its version is not in `if_match`.
        """

        def attempt(current: Schedule, now: datetime, change_id: str) -> ChangedSchedule | None:
            if current.status == "ended":
                return self._closer.unchanged(current)
            check_version(current, if_match)
            after = transitions.ended(current, now=now, change_id=change_id, retention=self._store.retention)
            return self._closer.close(current, after, now)

        return self._write(schedule_id, owner, attempt, may_be_ended=True)

    def _commit_with_reminders(
        self, current: Schedule, after: Schedule, now: datetime
    ) -> ChangedSchedule | None:
        """Commits a changed schedule together with the changes to its reminders."""
        untracked = self._store.untracked(current)
        reminders = self._store.open_reminders([current])
        updates = update_open(current, after, reminders, untracked, now=now, retention=self._store.retention)
        after = replace(after, open=tuple(updates.open))
        changes = [*updates.edits, *updates.cancels]
        if len(changes) > MOST_CHANGED:
            raise StoreUnavailable("too many reminders are overdue")
        with self._admission.counted_change(current.owner, updates.edits, now):
            if transitions.moves(current, after) and after.status == "active":
                cancelled = [before for before, _ in updates.cancels]
                created = self._creator.step(after, now, cancelled)
            else:
                created = Created(after, ())
            commit = Commit(
                before=current, after=created.schedule, creates=created.reminders, changes=changes
            )
            if not self._creator.commit(commit, created, now):
                return None
        self._closer.clean_up(updates.cancels, now)
        return ChangedSchedule(created.schedule, updates.too_late)

    def _stepped(self, current: Schedule, after: Schedule, now: datetime) -> ChangedSchedule | None:
        created = self._creator.step(after, now)
        commit = Commit(before=current, after=created.schedule, creates=created.reminders)
        too_late = self._closer.being_sent(current)
        return (
            ChangedSchedule(created.schedule, too_late)
            if self._creator.commit(commit, created, now)
            else None
        )

    def _write(
        self,
        schedule_id: str,
        owner: str,
        attempt: Attempt,
        if_match: Versions = None,
        *,
        may_be_ended: bool = False,
    ) -> ChangedSchedule:
        for _ in range(ATTEMPTS):
            if may_be_ended:
                current = self._existing(schedule_id, owner)
            else:
                current = self.changeable(schedule_id, owner=owner, if_match=if_match)
            written = attempt(current, self._clock(), uuid.uuid4().hex)
            if written is not None:
                return written
        raise StoreUnavailable("the schedule is being changed")

    def _existing(self, schedule_id: str, owner: str) -> Schedule:
        schedule = self._store.get(owner, schedule_id)
        if schedule is None:
            raise ScheduleNotFound
        return schedule

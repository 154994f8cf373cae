"""What an owner can do with a schedule that was made: one commit each, with the reminders that follow it."""

import uuid
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import datetime

from workflow.admission import Admission
from workflow.schedules import transitions
from workflow.schedules.exceptions import ScheduleNotFound, WrongScheduleStatus
from workflow.schedules.open_occurrences import changed
from workflow.schedules.schedule import Schedule, SchedulePatch
from workflow.schedules.times import bounds
from workflow.scheduling.closing import Changed, Closer
from workflow.scheduling.making import Made, Maker
from workflow.service import ATTEMPTS
from workflow.storage.errors import StoreUnavailable
from workflow.storage.schedules.store import Commit, ScheduleStore
from workflow.versions import check_version

Versions = Container[int] | None
Attempt = Callable[[Schedule, datetime, str], Changed | None]
"""One commit on a schedule as it was seen, at a time, by a named change; None where something moved on."""


class ScheduleChanges:
    """Over one store; `clock` returns the present time (aware).

    Every method raises `StoreUnavailable` where AWS fails or does not answer: what was asked for has then
    happened wholly or not at all. `if_match` holds the versions that a change is meant for, None any. What is
    so already is returned as it is, whatever `if_match` says.
    """

    def __init__(
        self,
        store: ScheduleStore,
        admission: Admission,
        maker: Maker,
        closer: Closer,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._admission = admission
        self._maker = maker
        self._closer = closer
        self._clock = clock

    def changeable(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> Schedule:
        """The owner's schedule, which has not ended and is at one of the versions of `if_match`.

        Raises:
            ScheduleNotFound: the owner has none.
            WrongScheduleStatus: it has ended.
            StaleVersion: its version is not in `if_match`.
        """
        seen = self._known(schedule_id, owner)
        if seen.status == "ended":
            raise WrongScheduleStatus(seen.status)
        check_version(seen, if_match)
        return seen

    def change(
        self, schedule_id: str, patch: SchedulePatch, *, owner: str, if_match: Versions = None
    ) -> Changed:
        """Makes `patch` to a schedule that has not ended; one that changes nothing leaves its version.

        What is made already and waits follows: it is edited in place where its time stays, else cancelled.
        What its owner has changed or cancelled by hand is left alone.

        Raises what `changeable` raises, and:
            RuleInvalid, RuleNever: the rule is none that is taken, or has no time that is to come.
            InvalidReminder: the policy does not allow it.
            ChangeLimitReached, SmsLimitReached, RecipientLimitReached, OccurrenceLimitReached: no more may be
                changed.
        """

        def attempt(seen: Schedule, now: datetime, change_id: str) -> Changed | None:
            draft = transitions.patched(seen, patch, now)
            if draft == seen.draft:
                return self._closer.as_it_is(seen)
            of_rule = bounds(draft, now) if transitions.moves(seen, draft) else None
            self._admission.check_schedule(seen, patch, draft, now)
            return self._follow(
                seen, transitions.changed(seen, draft, of_rule, now=now, change_id=change_id), now
            )

        return self._write(schedule_id, owner, attempt, if_match)

    def pause(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> Changed:
        """Lets nothing more be made of an active schedule, and cancels what waits.

        Raises what `changeable` raises.
        """

        def attempt(seen: Schedule, now: datetime, change_id: str) -> Changed | None:
            if seen.status == "paused":
                return self._closer.as_it_is(seen)
            check_version(seen, if_match)
            after = transitions.paused(seen, now=now, change_id=change_id)
            return self._closer.close(seen, after, now, self._store.moved_on(seen))

        return self._write(schedule_id, owner, attempt)

    def resume(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> Changed:
        """Goes on with a paused schedule from now on: what came while it was paused is left out.

        Raises what `changeable` raises, and:
            InvalidReminder: the policy does not allow it any more.
            ChangeLimitReached, ScheduleLimitReached, OccurrenceLimitReached: no more may be resumed.
        """

        def attempt(seen: Schedule, now: datetime, change_id: str) -> Changed | None:
            if seen.status == "active":
                return self._closer.as_it_is(seen)
            check_version(seen, if_match)
            self._admission.check_sendable(seen, now)
            with self._admission.counted_change(owner, [], now):
                return self._stepped(seen, transitions.resumed(seen, now=now, change_id=change_id), now)

        return self._write(schedule_id, owner, attempt)

    def end(self, schedule_id: str, *, owner: str, if_match: Versions = None) -> Changed:
        """Ends a schedule for good, and cancels what waits.

        Raises:
            ScheduleNotFound: the owner has none.
            StaleVersion: its version is not in `if_match`.
        """

        def attempt(seen: Schedule, now: datetime, change_id: str) -> Changed | None:
            if seen.status == "ended":
                return self._closer.as_it_is(seen)
            check_version(seen, if_match)
            after = transitions.ended(seen, now=now, change_id=change_id, retention=self._store.retention)
            return self._closer.close(seen, after, now, self._store.moved_on(seen))

        return self._write(schedule_id, owner, attempt, may_be_ended=True)

    def _follow(self, seen: Schedule, after: Schedule, now: datetime) -> Changed | None:
        """Commits a changed schedule with what follows for the reminders that it has made."""
        reminders = self._store.open_reminders([seen])
        follow = changed(seen, after, reminders, now=now, retention=self._store.retention)
        after = replace(after, open=tuple(follow.open))
        with self._admission.counted_change(seen.owner, follow.edits, now):
            if transitions.moves(seen, after) and after.status == "active":
                made = self._maker.step(after, now)
            else:
                made = Made(after, ())
            changes = [*follow.edits, *follow.cancels]
            commit = Commit(before=seen, after=made.schedule, makes=made.reminders, changes=changes)
            if not self._maker.commit(commit, made, now):
                return None
        self._closer.settle(follow.cancels, now)
        return Changed(made.schedule, follow.too_late)

    def _stepped(self, seen: Schedule, after: Schedule, now: datetime) -> Changed | None:
        made = self._maker.step(after, now)
        commit = Commit(before=seen, after=made.schedule, makes=made.reminders)
        too_late = self._closer.being_sent(seen)
        return Changed(made.schedule, too_late) if self._maker.commit(commit, made, now) else None

    def _write(
        self,
        schedule_id: str,
        owner: str,
        attempt: Attempt,
        if_match: Versions = None,
        *,
        may_be_ended: bool = False,
    ) -> Changed:
        for _ in range(ATTEMPTS):
            if may_be_ended:
                seen = self._known(schedule_id, owner)
            else:
                seen = self.changeable(schedule_id, owner=owner, if_match=if_match)
            written = attempt(seen, self._clock(), uuid.uuid4().hex)
            if written is not None:
                return written
        raise StoreUnavailable("the schedule is being changed")

    def _known(self, schedule_id: str, owner: str) -> Schedule:
        schedule = self._store.get(owner, schedule_id)
        if schedule is None:
            raise ScheduleNotFound
        return schedule

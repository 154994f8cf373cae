"""Watches every write of schedules and of what they make, and notes what must never happen."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.schedules.oracle import Oracle
from tests.parts.scenarios.schedules.progress import Progress
from workflow.reminders.reminder import CHANNELS, Reminder
from workflow.schedules.schedule import Schedule
from workflow.storage.schedules.item import from_item

if TYPE_CHECKING:
    from tests.parts.scenarios.audit import Audit

RETENTION = timedelta(days=90)
MOST_OPEN = 50
KEPT_IN_MIND = timedelta(hours=36)
"""How long after its moment a schedule still knows what it has made."""

MADE_BEFORE = timedelta(hours=24)
"""At the latest so long before its moment an occurrence is made, where the sweep runs."""

SOONEST = timedelta(minutes=2)
MOVES = {
    (None, "active"),
    ("active", "active"),
    ("active", "paused"),
    ("active", "ended"),
    ("paused", "paused"),
    ("paused", "active"),
    ("paused", "ended"),
    ("ended", None),
}


def is_refused(old: Schedule, new: Schedule) -> bool:
    """Whether the sweep has paused it since its recipient takes nothing any more."""
    return (old.status, new.status, new.paused_reason) == ("active", "paused", "recipient_unavailable")


class ScheduleRecords:
    """Follows the schedules of one scenario; `now` returns each as it was last written."""

    def __init__(self, clock: Clock, audit: Audit, oracle: Oracle) -> None:
        self._clock, self._audit, self._oracle = clock, audit, oracle
        self._progress = Progress(clock, audit, oracle)
        self.history: dict[str, list[Schedule]] = {}
        self.gone: set[str] = set()
        self.made: dict[str, list[Reminder]] = defaultdict(list)
        self.forgotten: set[str] = set()
        """Its reminders that a schedule had no room for any more."""
        self.closing: Counter[str] = Counter()
        """How many requests are under way that pause or end a schedule."""
        self.is_calm = False
        """Whether nothing is under way any more that has read earlier what it goes by."""

    def now(self, schedule_id: str) -> Schedule | None:
        """The record as it was last written; None once it is gone."""
        return None if schedule_id in self.gone else self.history.get(schedule_id, [None])[-1]

    def is_known(self, first: Reminder) -> bool:
        """Whether its schedule still knows of a reminder, which `first` was so."""
        return first.id not in self.forgotten and self._clock() - first.due_at < KEPT_IN_MIND

    def wrote(self, before: Item | None, after: Item | None) -> None:
        """A write to a schedule took effect."""
        old = None if before is None else self.history[before["id"]["S"]][-1]
        new = None if after is None else from_item(after)
        seen = new or old
        if seen is None:
            return
        move = (old.status if old else None, new.status if new else None)
        if move not in MOVES or (old is None and seen.id in self.history):
            self._violation(seen.id, f"{move[0]} became {move[1]}")
        if new is None:
            self.gone.add(seen.id)
            return
        self.history.setdefault(new.id, []).append(new)
        self._check_record(new, after or {})
        if old is None:
            self._audit.asking.scheduled(new.created_at)
        if old is not None:
            self._check_versions(old, new)
            self._check_forgotten(old, new)
        self._progress.check(old, new)
        if new.status == "active" and (old is None or old.check_at != new.check_at):
            self._check_next_look(new)

    def made_one(self, reminder: Reminder) -> None:
        """A reminder of a schedule was written for the first time; its schedule was, just before."""
        schedule, local = self.now(reminder.schedule_id or ""), reminder.occurrence
        if schedule is None or local is None or schedule.status != "active":
            self._violation(reminder.id, "it was made by a schedule that is not active")
            return
        if not self._oracle.gives(schedule, local):
            self._violation(reminder.id, f"it was made for {local}, which the rule does not give")
        if reminder.due_at not in self._oracle.moments(local, schedule.timezone):
            self._violation(reminder.id, f"it is due at {reminder.due_at}, which isn't {local}")
        if self.is_calm and self._is_marked(reminder):
            self._violation(reminder.id, f"it was made though {reminder.email} is marked")
        for former in self.made[schedule.id]:
            if self._is_same(former, reminder) and not self._is_undone(former):
                self._violation(reminder.id, f"{local} was made already, as {former.id}")
        self.made[schedule.id].append(reminder)

    def cancelled(self, old: Reminder, new: Reminder) -> None:
        """A reminder was cancelled by its schedule, which was written just before."""
        history = self.history[new.schedule_id or ""]
        is_unchanged = len(history) > 1 and history[-1].version == history[-2].version
        is_being_closed = self.closing[new.schedule_id or ""] and not self.is_known(self._first(new))
        if is_unchanged and not is_refused(history[-2], history[-1]) and not is_being_closed:
            self._violation(new.id, "it was cancelled by its schedule, which its owner has not changed")
        if old.detached and history[-1].status == "active" and not is_being_closed:
            self._violation(new.id, "it was changed by hand, and then cancelled by its schedule")

    def edited(self, old: Reminder, new: Reminder) -> None:
        """A reminder of a schedule was changed where it waits."""
        schedule = self.now(new.schedule_id or "")
        if old.detached and schedule is not None and new.change_id == schedule.change_id:
            self._violation(new.id, "it was changed by hand, and then by its schedule")

    def claimed(self, reminder: Reminder) -> None:
        """A reminder of a schedule is sent now: it must be as its schedule says now, or its owner."""
        schedule = self.now(reminder.schedule_id or "")
        if schedule is None or not self.is_known(self._first(reminder)):
            return
        if schedule.status != "active":
            self._violation(reminder.id, f"it is sent though its schedule is {schedule.status}")
        if reminder.detached or reminder.occurrence is None:
            return
        if not self._oracle.gives(schedule, reminder.occurrence):
            self._violation(reminder.id, "it is sent though the rule does not give it any more")
        if reminder.timezone != schedule.timezone or reminder.due_at not in self._oracle.moments(
            reminder.occurrence, schedule.timezone
        ):
            self._violation(reminder.id, "it is sent at another time than the rule gives")
        sent = (reminder.preference, reminder.message, reminder.email, reminder.phone)
        if sent != (schedule.preference, schedule.message, schedule.email, schedule.phone):
            self._violation(reminder.id, "it is sent with other content than its schedule has")

    def _check_record(self, new: Schedule, item: Item) -> None:
        is_watched = {"watch", "checkAt"} <= set(item)
        if is_watched is not (new.status == "active") or ("watch" in item) is not ("checkAt" in item):
            self._violation(new.id, f"{new.status}, but not watched as it should be")
        if (new.expires_at is not None) is not (new.status == "ended"):
            self._violation(new.id, f"{new.status}, but not expiring as it should be")
        if new.expires_at and new.ended_at and new.expires_at < new.ended_at + RETENTION - SOONEST:
            self._violation(new.id, "it is kept for too short a time")
        if len(new.open) > MOST_OPEN or len({each.reminder_id for each in new.open}) < len(new.open):
            self._violation(new.id, f"it has {len(new.open)} open, or one of them twice")

    def _check_forgotten(self, old: Schedule, new: Schedule) -> None:
        """Of what is not long past a step forgets only what is past, where there is no room."""
        kept = {each.reminder_id for each in new.open}
        for each in old.open:
            if each.reminder_id in kept or self._clock() - each.moment >= KEPT_IN_MIND:
                continue
            if each.moment <= self._clock() and len(new.open) >= MOST_OPEN:
                self.forgotten.add(each.reminder_id)
            elif (old.status, old.draft) == (new.status, new.draft):
                self._violation(new.id, f"it has {each.local} no longer in mind, though there is room")

    def _first(self, reminder: Reminder) -> Reminder:
        return self._audit.history[reminder.id][0]

    def _check_next_look(self, new: Schedule) -> None:
        following = self._oracle.next(new, (new.cursor.local, new.cursor.moment))
        if following is None or new.check_at is None or len(new.open) >= MOST_OPEN:
            return
        latest = max(self._oracle.moment(following, new.timezone) - MADE_BEFORE, self._clock() + SOONEST)
        if new.check_at > latest:
            self._violation(new.id, f"it is looked at only at {new.check_at}, {following} follows")

    def _check_versions(self, old: Schedule, new: Schedule) -> None:
        if new.generation != old.generation + 1:
            self._violation(new.id, f"generation {old.generation} became {new.generation}")
        is_over = (old.status, new.status) == ("active", "ended")
        refused = is_refused(old, new)
        by_owner = old.draft != new.draft or (old.status != new.status and not is_over and not refused)
        if new.version - old.version not in ({1} if by_owner else {0, 1} if is_over else {0}):
            self._violation(new.id, f"version {old.version} became {new.version}")
        if is_over and new.version == old.version:
            self._check_over(new)
        if refused and not self._audit.outcomes.may_be_marked(new.email or "", new.updated_at):
            self._violation(new.id, f"it was paused for {new.paused_reason}, but its address is not marked")
        if refused and new.attention_since != new.updated_at:
            self._violation(new.id, f"{new.status}, but needs attention since {new.attention_since}")

    def _check_over(self, new: Schedule) -> None:
        if self._oracle.next(new, (new.cursor.local, new.cursor.moment)) is not None:
            self._violation(new.id, "it has ended by itself, though its rule gives more")
        if self._clock() < new.cursor.moment + KEPT_IN_MIND:
            self._violation(new.id, "it has ended by itself too early")

    def _is_marked(self, reminder: Reminder) -> bool:
        email = reminder.email if "email" in CHANNELS[reminder.preference] else None
        return email is not None and self._audit.outcomes.is_marked(email)

    def _is_same(self, one: Reminder, other: Reminder) -> bool:
        """Whether a schedule takes both for one.

        What was erased or changed by hand it knows by its local time alone, and by its moment what it made
        before its zone was another for a while.
        """
        since = [each for each in self.history[one.schedule_id or ""] if each.updated_at >= one.created_at]
        is_by_local = one.id in self._audit.gone or self._audit.is_detached(one.id)
        if (one.occurrence, one.timezone) == (other.occurrence, other.timezone) and (
            is_by_local or all(each.timezone == one.timezone for each in since)
        ):
            return True
        by_the_rules_of_now = {
            self._oracle.moment(each.occurrence, each.timezone) for each in (one, other) if each.occurrence
        }
        return one.due_at == other.due_at and len(by_the_rules_of_now) == 1 and not is_by_local

    def _is_undone(self, former: Reminder) -> bool:
        """Whether its schedule has cancelled it, and may make it again: not what was changed by hand."""
        last = self._audit.history[former.id][-1]
        return last.status == "cancelled" and last.reason == "schedule" and not last.detached

    def _violation(self, record_id: str, what: str) -> None:
        self._audit.violation(record_id, what)

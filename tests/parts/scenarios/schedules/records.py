"""Watches every write of schedules and their reminders, and reports forbidden ones."""

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
TRACKED_FOR = timedelta(hours=36)
"""How long after an occurrence a schedule still tracks its reminder."""

CREATED_BEFORE = timedelta(hours=24)
"""An occurrence is created at least this long before its time if the sweep runs."""

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


def is_paused_for_suppression(old: Schedule, new: Schedule) -> bool:
    """Returns whether the sweep paused it because its recipient is suppressed."""
    return (old.status, new.status, new.paused_reason) == ("active", "paused", "recipient_unavailable")


class ScheduleRecords:
    """Tracks the schedules of one scenario; `now` returns each as it was last written."""

    def __init__(self, clock: Clock, audit: Audit, oracle: Oracle) -> None:
        self._clock, self._audit, self._oracle = clock, audit, oracle
        self._progress = Progress(clock, audit, oracle)
        self.history: dict[str, list[Schedule]] = {}
        self.deleted: set[str] = set()
        self.created_reminders: dict[str, list[Reminder]] = defaultdict(list)
        self.untracked: set[str] = set()
        """The reminders that a schedule no longer tracks for lack of space."""
        self.closing: Counter[str] = Counter()
        """How many requests in progress pause or end a schedule."""
        self.is_settled = False
        """Whether no invocation in progress still uses older data."""

    def now(self, schedule_id: str) -> Schedule | None:
        """Returns the record as it was last written; None once it is deleted."""
        return None if schedule_id in self.deleted else self.history.get(schedule_id, [None])[-1]

    def is_tracked(self, first: Reminder) -> bool:
        """Returns whether its schedule still tracks a reminder whose first version was `first`."""
        return first.id not in self.untracked and self._clock() - first.due_at < TRACKED_FOR

    def wrote(self, before: Item | None, after: Item | None) -> None:
        """Notes that a write to a schedule took effect."""
        old = None if before is None else self.history[before["id"]["S"]][-1]
        new = None if after is None else from_item(after)
        record = new or old
        if record is None:
            return
        move = (old.status if old else None, new.status if new else None)
        if move not in MOVES or (old is None and record.id in self.history):
            self._violation(record.id, f"{move[0]} became {move[1]}")
        if new is None:
            self.deleted.add(record.id)
            return
        self.history.setdefault(new.id, []).append(new)
        self._check_record(new, after or {})
        if old is None:
            self._audit.quota.scheduled(new.created_at)
        if old is not None:
            self._check_versions(old, new)
            self._check_untracked(old, new)
        self._progress.check(old, new)
        if new.status == "active" and (old is None or old.check_at != new.check_at):
            self._check_next_check(new)

    def created_one(self, reminder: Reminder) -> None:
        """Checks a schedule's new reminder; the schedule was written just before."""
        schedule, local = self.now(reminder.schedule_id or ""), reminder.occurrence
        if schedule is None or local is None or schedule.status != "active":
            self._violation(reminder.id, "a schedule that is not active created it")
            return
        if not self._oracle.gives(schedule, local):
            self._violation(reminder.id, f"it was created for {local}, which is no occurrence of the rule")
        if reminder.due_at not in self._oracle.moments(local, schedule.timezone):
            self._violation(reminder.id, f"it is due at {reminder.due_at}, which isn't {local}")
        if self.is_settled and self._is_marked(reminder):
            self._violation(reminder.id, f"it was created though {reminder.email} is suppressed")
        for former in self.created_reminders[schedule.id]:
            if self._is_same(former, reminder) and not self._is_undone(former):
                self._violation(reminder.id, f"{local} already has the reminder {former.id}")
        self.created_reminders[schedule.id].append(reminder)

    def cancelled(self, old: Reminder, new: Reminder) -> None:
        """Checks a reminder that its schedule, written just before, cancelled."""
        history = self.history[new.schedule_id or ""]
        is_unchanged = len(history) > 1 and history[-1].version == history[-2].version
        is_being_closed = self.closing[new.schedule_id or ""] and not self.is_tracked(self._first(new))
        if is_unchanged and not is_paused_for_suppression(history[-2], history[-1]) and not is_being_closed:
            self._violation(new.id, "its schedule cancelled it, but its owner did not change the schedule")
        if old.detached and history[-1].status == "active" and not is_being_closed:
            self._violation(new.id, "its owner edited it, and then its schedule cancelled it")

    def edited(self, old: Reminder, new: Reminder) -> None:
        """Checks an edit of a schedule's scheduled reminder."""
        schedule = self.now(new.schedule_id or "")
        if old.detached and schedule is not None and new.change_id == schedule.change_id:
            self._violation(new.id, "its owner edited it, and then its schedule changed it")

    def claimed(self, reminder: Reminder) -> None:
        """Checks a claimed reminder of a schedule: it must match the schedule or its owner's edit."""
        schedule = self.now(reminder.schedule_id or "")
        if schedule is None or not self.is_tracked(self._first(reminder)):
            return
        if schedule.status != "active":
            self._violation(reminder.id, f"it is sent although its schedule is {schedule.status}")
        if reminder.detached or reminder.occurrence is None:
            return
        if not self._oracle.gives(schedule, reminder.occurrence):
            self._violation(reminder.id, "it is sent although it is no occurrence of the rule any more")
        if reminder.timezone != schedule.timezone or reminder.due_at not in self._oracle.moments(
            reminder.occurrence, schedule.timezone
        ):
            self._violation(reminder.id, "it is sent at another time than its occurrence")
        sent = (reminder.preference, reminder.message, reminder.email, reminder.phone)
        if sent != (schedule.preference, schedule.message, schedule.email, schedule.phone):
            self._violation(reminder.id, "its content differs from its schedule's")

    def _check_record(self, new: Schedule, item: Item) -> None:
        is_watched = {"watch", "checkAt"} <= set(item)
        if is_watched is not (new.status == "active") or ("watch" in item) is not ("checkAt" in item):
            self._violation(new.id, f"{new.status}, but `watch` is wrong")
        if (new.expires_at is not None) is not (new.status == "ended"):
            self._violation(new.id, f"{new.status}, but `expires_at` is wrong")
        if new.expires_at and new.ended_at and new.expires_at < new.ended_at + RETENTION - SOONEST:
            self._violation(new.id, "it expires too early")
        if len(new.open) > MOST_OPEN or len({each.reminder_id for each in new.open}) < len(new.open):
            self._violation(new.id, f"it has {len(new.open)} open, or one of them twice")

    def _check_untracked(self, old: Schedule, new: Schedule) -> None:
        """Checks that reminders not long past become untracked only for lack of space, past ones first."""
        kept = {each.reminder_id for each in new.open}
        for each in old.open:
            if each.reminder_id in kept or self._clock() - each.moment >= TRACKED_FOR:
                continue
            if each.moment <= self._clock() and len(new.open) >= MOST_OPEN:
                self.untracked.add(each.reminder_id)
            elif (old.status, old.draft) == (new.status, new.draft):
                self._violation(new.id, f"it no longer tracks {each.local}, although there is space")

    def _first(self, reminder: Reminder) -> Reminder:
        return self._audit.history[reminder.id][0]

    def _check_next_check(self, new: Schedule) -> None:
        following = self._oracle.next(new, self._oracle.cursor(new))
        if following is None or new.check_at is None or len(new.open) >= MOST_OPEN:
            return
        latest = max(self._oracle.moment(following, new.timezone) - CREATED_BEFORE, self._clock() + SOONEST)
        if new.check_at > latest:
            self._violation(new.id, f"its next check is at {new.check_at}, after {following}")

    def _check_versions(self, old: Schedule, new: Schedule) -> None:
        if new.generation != old.generation + 1:
            self._violation(new.id, f"generation {old.generation} became {new.generation}")
        is_over = (old.status, new.status) == ("active", "ended")
        refused = is_paused_for_suppression(old, new)
        by_owner = old.draft != new.draft or (old.status != new.status and not is_over and not refused)
        if new.version - old.version not in ({1} if by_owner else {0, 1} if is_over else {0}):
            self._violation(new.id, f"version {old.version} became {new.version}")
        if is_over and new.version == old.version:
            self._check_over(new)
        if refused and not self._audit.outcomes.may_be_marked(new.email or "", new.updated_at):
            self._violation(
                new.id, f"it was paused for {new.paused_reason}, but its address is not suppressed"
            )
        if refused and new.attention_since != new.updated_at:
            self._violation(new.id, f"{new.status}, but needs attention since {new.attention_since}")

    def _check_over(self, new: Schedule) -> None:
        if self._oracle.next(new, self._oracle.cursor(new)) is not None:
            self._violation(new.id, "it has ended by itself, although its rule has more occurrences")
        last = new.cursor.moment if new.last is None else min(new.cursor.moment, new.last.moment)
        if self._clock() < last + TRACKED_FOR:
            self._violation(new.id, "it has ended by itself too early")

    def _is_marked(self, reminder: Reminder) -> bool:
        email = reminder.email if "email" in CHANNELS[reminder.preference] else None
        return email is not None and self._audit.outcomes.is_marked(email)

    def _is_same(self, one: Reminder, other: Reminder) -> bool:
        """Returns whether a schedule treats both as the same occurrence.

        It knows erased or edited reminders only by their local time, and those from before a temporary
        change of its zone by their instant.
        """
        since = [each for each in self.history[one.schedule_id or ""] if each.updated_at >= one.created_at]
        is_by_local = one.id in self._audit.deleted or self._audit.is_detached(one.id)
        if (one.occurrence, one.timezone) == (other.occurrence, other.timezone) and (
            is_by_local or all(each.timezone == one.timezone for each in since)
        ):
            return True
        by_the_rules_of_now = {
            self._oracle.moment(each.occurrence, each.timezone) for each in (one, other) if each.occurrence
        }
        return one.due_at == other.due_at and len(by_the_rules_of_now) == 1 and not is_by_local

    def _is_undone(self, former: Reminder) -> bool:
        """Returns whether its schedule cancelled it and may create it again: not if it was edited by hand."""
        last = self._audit.history[former.id][-1]
        return last.status == "cancelled" and last.reason == "schedule" and not last.detached

    def _violation(self, record_id: str, what: str) -> None:
        self._audit.violation(record_id, what)

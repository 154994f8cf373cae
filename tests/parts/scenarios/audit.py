"""Watches every write and every message, and reports forbidden ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.aws.executions import Execution
from tests.parts.scenarios.states_table import NOTHING, moves
from workflow.reminders.delivery_errors import RECIPIENT_STOPPED
from workflow.reminders.reminder import Channel, Reminder
from workflow.storage.item import from_item, list_key, watch_shard
from workflow.storage.schema import KEY_OWNER, MARK_PREFIX
from workflow.time.deadlines import STUCK_AFTER

if TYPE_CHECKING:
    from tests.parts.scenarios.outcomes.records import OutcomeRecords
    from tests.parts.scenarios.quota.message import Message
    from tests.parts.scenarios.quota.records import QuotaRecords
    from tests.parts.scenarios.schedules.records import ScheduleRecords

RETENTION = timedelta(days=90)

MOST_COPIES = 3
"""The most copies of one message, whatever its provider does."""

COUNTS = ("quota#", "recipient#")
"""Prefixes of the `owner` of items that hold counts, not records."""

NO_REMINDERS = ("idem#", "schedule#", MARK_PREFIX, KEY_OWNER, *COUNTS)
"""Prefixes of the `owner` of items that are not reminders."""

KEY_LIFETIME = timedelta(hours=24)
"""How long the API promises to remember an Idempotency-Key."""


AFTER_THE_END = (
    "attention_since",
    "done_at",
    "snoozes",
    "version",
    "updated_at",
    "change_id",
    "email_feedback",
)
"""The attributes of a final record that may still change."""

TROUBLED = ("partially_sent", "failed")
"""The final statuses that need attention."""


def _visible(reminder: Reminder) -> tuple[object, ...]:
    """Returns what its owner sees of it, without what never changes."""
    record = reminder.draft, reminder.status, reminder.attention_since, reminder.done_at
    return *record, reminder.email_feedback


class Audit:
    """Tracks the records of one scenario; `violations` describes what went wrong."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.violations: list[str] = []
        self.history: dict[str, list[Reminder]] = {}
        self.deleted: set[str] = set()
        self.claimed: Callable[[Reminder], None] = lambda _: None
        self.schedules: ScheduleRecords
        self.outcomes: OutcomeRecords
        self.quota: QuotaRecords
        self.claims: Counter[tuple[str, int]] = Counter()
        self.messages: Counter[tuple[str, Channel]] = Counter()
        self.lost_responses: Counter[tuple[str, Channel]] = Counter()
        self._stopped: set[str] = set()
        self._keys: dict[str, datetime] = {}
        self._generations: dict[str | None, int] = {}

    def wrote(self, before: Item | None, after: Item | None) -> None:
        """Notes that a write took effect in the table."""
        item = after or before or {}
        if item["owner"]["S"].startswith("idem#"):
            self._key_used(item, used=after is not None)
            return
        if item["owner"]["S"].startswith(COUNTS):
            self.quota.counted(before, after)
            return
        if item["owner"]["S"].startswith(MARK_PREFIX):
            return
        if item["owner"]["S"].startswith("schedule#"):
            self.schedules.wrote(before, after)
            return
        try:
            old = None if before is None else self.history[item["id"]["S"]][-1]
            new = None if after is None else from_item(after)
        except (KeyError, ValueError) as error:
            self.violation(item["id"]["S"], f"the record is invalid: {error!r}")
            return
        self._check_move(item["id"]["S"], old, new)
        if new is not None and after is not None:
            self.history.setdefault(new.id, []).append(new)
            self._check_record(new, after)
            self.quota.wrote(old, new)
        if old is not None and new is not None:
            self._check_change(old, new)
        if old is None and new is not None and new.schedule_id is not None:
            self.schedules.created_one(new)

    def is_detached(self, reminder_id: str) -> bool:
        """Returns whether its owner has changed this reminder of a schedule."""
        return self.history[reminder_id][-1].detached

    def found(self, item: Item) -> None:
        """Notes a record that is in the table from the beginning, with any status."""
        reminder = from_item(item)
        self.history[reminder.id] = [reminder]
        sent = [channel for channel, each in reminder.deliveries.items() if each.status == "sent"]
        self.messages.update((reminder.id, channel) for channel in sent)
        if reminder.status == "sending" and reminder.claimed_by is not None:
            self._stopped.add(reminder.claimed_by)  # it has no execution
        self._check_record(reminder, item)

    def current(self, reminder_id: str) -> Reminder | None:
        """Returns the record as it was last written; None once it is deleted."""
        return None if reminder_id in self.deleted else self.history.get(reminder_id, [None])[-1]

    def sent(self, execution: Execution, channel: Channel, message: Message, *, response_lost: bool) -> None:
        """Notes that a provider accepted a message."""
        reminder_id = execution.timer["id"]
        self.messages[reminder_id, channel] += 1
        self.lost_responses[reminder_id, channel] += response_lost
        if self.messages[reminder_id, channel] > 1 + self.lost_responses[reminder_id, channel]:
            self.violation(reminder_id, f"{channel} was sent twice, though every response but one arrived")
        if self.messages[reminder_id, channel] > MOST_COPIES:
            self.violation(reminder_id, f"{channel} was sent {self.messages[reminder_id, channel]} times")
        record = self.current(reminder_id)
        if record is None or record.status != "sending" or record.claimed_by != execution.arn:
            self.violation(reminder_id, f"{channel} was sent without a claim")
            return
        if self._clock() < record.due_at:
            self.violation(reminder_id, f"{channel} was sent early")
        if channel == "email":
            self.outcomes.sent(record)
        self.quota.sent(record, channel, message)

    def started(self, execution: Execution, *, by_hand: bool) -> None:
        """Checks that the state for which a timer was started has been committed before."""
        timer = execution.timer
        self._generations[execution.arn] = timer["generation"]
        if by_hand:
            return
        if not any(one.generation == timer["generation"] for one in self.history.get(timer["id"], [])):
            self.violation(
                timer["id"], f"the timer of generation {timer['generation']} was started before its commit"
            )

    def ended(self, execution: Execution) -> None:
        """Checks an ended execution: only one stopped from outside may leave its claimed reminder open."""
        if execution.status == "ABORTED":
            self._stopped.add(execution.arn)
            return
        record = self.current(execution.timer["id"])
        if record is not None and record.status == "sending" and record.claimed_by == execution.arn:
            self.violation(record.id, "its execution ended without recording the claimed reminder")

    def violation(self, reminder_id: str, what: str) -> None:
        """Reports a violation."""
        self.violations.append(f"{self._clock():%Y-%m-%d %H:%M:%S} {reminder_id}: {what}")

    def _key_used(self, item: Item, *, used: bool) -> None:
        key = item["id"]["S"]
        if key in self._keys and self._clock() - self._keys[key] < KEY_LIFETIME:
            self.violation(key, "an idempotency key was deleted within a day")
        if used:
            self._keys[key] = self._clock()

    def _check_move(self, reminder_id: str, old: Reminder | None, new: Reminder | None) -> None:
        move = (old.status if old else NOTHING, new.status if new else NOTHING)
        if move != (NOTHING, NOTHING) and move not in moves():
            self.violation(reminder_id, f"{move[0]} became {move[1]}")
        if old is None and reminder_id in self.history:
            self.violation(reminder_id, "it was written again after its deletion")
        if new is None and old is not None:
            self.deleted.add(reminder_id)

    def _check_record(self, new: Reminder, item: Item) -> None:
        watched = {"watch", "checkAt"} <= set(item) and item["watch"]["S"] == watch_shard(new.id)
        unwatched = not {"watch", "checkAt"} & set(item)
        expires = new.expires_at is not None
        if not (unwatched and expires if new.is_final else watched and not expires):
            self.violation(new.id, f"{new.status}, but not watched and expiring as it should be")
        if item["listKey"]["S"] != list_key(new) or new.is_final is not (new.finished_at is not None):
            self.violation(new.id, f"{new.status} has the wrong list key: {item['listKey']['S']}")
        if new.expires_at is not None and new.finished_at is not None:
            kept = new.expires_at - max(new.due_at if new.claimed_at else new.finished_at, new.created_at)
            if kept < RETENTION - timedelta(seconds=1):
                self.violation(new.id, f"it is kept for only {kept}")

    def _check_change(self, old: Reminder, new: Reminder) -> None:
        if new.version < old.version or new.generation < old.generation:
            self.violation(new.id, "its version or its generation decreased")
        if new.due_at != old.due_at and new.generation == old.generation:
            self.violation(new.id, "its due time changed within a generation")
        if _visible(new) != _visible(old) and new.version <= old.version:
            self.violation(new.id, "it changed visibly without a new version")
        if old.is_final and replace(new, **{name: getattr(old, name) for name in AFTER_THE_END}) != old:
            self.violation(new.id, "it changed after its end")
        if not old.is_final and new.is_final:
            self._check_attention(new)
        if new.email_feedback != old.email_feedback:
            self.outcomes.changed(old, new)
        if old.status == "scheduled" and new.status == "sending":
            self._claimed(old, new)
        if old.status == "scheduled" and new.reason == "schedule":
            self.schedules.cancelled(old, new)
        elif new.schedule_id is not None and new.draft != old.draft:
            self.schedules.edited(old, new)
        if old.status == "sending" and new.is_final and new.change_id != old.change_id:
            self._closed_as_stuck(old)

    def _check_attention(self, ended: Reminder) -> None:
        missing = [each.error for each in ended.deliveries.values() if each.status != "sent"]
        is_all_stopped = missing == [RECIPIENT_STOPPED]
        is_troubled = ended.status in TROUBLED and not is_all_stopped
        needs = is_troubled or self.outcomes.needs_attention(ended)
        if (ended.attention_since is not None) is not needs:
            self.violation(ended.id, f"it ended as {ended.status}, attention since {ended.attention_since}")

    def _claimed(self, old: Reminder, new: Reminder) -> None:
        self.claims[old.id, old.generation] += 1
        if self.claims[old.id, old.generation] > 1:
            self.violation(old.id, f"generation {old.generation} was claimed twice")
        if self._clock() < new.due_at:
            self.violation(old.id, "it was claimed early")
        if self._generations.get(new.claimed_by) != new.generation:
            self.violation(old.id, f"generation {new.generation} was claimed by the timer of another")
        self.claimed(new)
        if new.schedule_id is not None:
            self.schedules.claimed(new)

    def _closed_as_stuck(self, old: Reminder) -> None:
        age = self._clock() - (old.claimed_at or self._clock())
        if old.claimed_by not in self._stopped or age < STUCK_AFTER:
            self.violation(
                old.id, "it was closed as stuck too soon, or although its execution was not stopped"
            )

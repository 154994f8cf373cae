"""Checks outcomes and suppressions; reports violations to the audit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.outcomes.email_events import RANKS, EmailEvent
from tests.parts.scenarios.quota.user_pool import OWN
from workflow.reminders.reminder import Reminder

if TYPE_CHECKING:
    from tests.parts.scenarios.audit import Audit

SENT = ("sending", "sent", "partially_sent", "failed")
"""The statuses of reminders that may have been sent."""

DELIVERED = 2
Ends = list[datetime | None]
"""When suppressions end; None if they are permanent."""


def _nothing(_: BaseException | None) -> None:
    """Completes an event that suppresses nothing: does nothing."""


def rank(reminder: Reminder) -> int:
    """Returns the rank of its outcome; 0 if there is none."""
    return 0 if reminder.email_feedback is None else RANKS[reminder.email_feedback.code]


class OutcomeRecords:
    """The outcomes and suppressions of one scenario, as the processed events require them."""

    def __init__(self, clock: Clock, audit: Audit) -> None:
        self._clock = clock
        self._audit = audit
        self._in_progress: dict[str, list[EmailEvent]] = defaultdict(list)
        self._highest_rank: dict[str, int] = {}
        self._in_flight: Counter[str] = Counter()
        self._must: dict[str, Ends] = defaultdict(list)
        self._may: dict[str, Ends] = defaultdict(list)
        self.lifts: Counter[str] = Counter()

    def begin(self, event: EmailEvent) -> Callable[[BaseException | None], None]:
        """Notes that the worker receives `event`; call the result with the error that it ends with."""
        self._in_progress[event.reminder_id].append(event)
        marked = self._marks(event.address, event.marked_until) if event.kind.marks else _nothing
        counts = self._may_be_noted(event.reminder_id)

        def ended(error: BaseException | None) -> None:
            marked(error)
            if error is None and counts:
                known = self._highest_rank.get(event.reminder_id, 0)
                self._highest_rank[event.reminder_id] = max(known, event.kind.rank)
                self.check(event.reminder_id)

        return ended

    def stops(self, address: str, until: datetime) -> Callable[[BaseException | None], None]:
        """Notes that a recipient unsubscribes until then; call the result with the error of that.

        Any request of the owner may lift a suppression of the owner's own address.
        """
        return self._marks(address, until, lasts=address != OWN)

    def lifted(self, address: str) -> None:
        """Notes that all suppressions were lifted; events being processed may suppress the address again."""
        self.lifts[address] += 1
        self._must[address].clear()
        now = self._clock()
        if not self._in_flight[address]:  # a request in progress may have read what is lifted now
            self._may[address] = [now if end is None else min(end, now) for end in self._may[address]]

    def is_marked(self, address: str) -> bool:
        """Returns whether a request with this address must be rejected."""
        return any(end is None or end > self._clock() for end in self._must[address])

    def may_be_marked(self, address: str, since: datetime) -> bool:
        """Returns whether one may have been rejected at any time since `since`."""
        return any(end is None or end >= since for end in self._may[address])

    def changed(self, old: Reminder, new: Reminder) -> None:
        """Checks a write that changed the outcome of a record."""
        if rank(new) <= rank(old):
            self._violation(new, f"its outcome went from {old.email_feedback} to {new.email_feedback}")
        elif rank(new) not in {each.kind.rank for each in self._in_progress[new.id]}:
            self._violation(new, f"no event said that it is {new.email_feedback}")
        if new.status not in SENT or new.status != old.status:
            self._violation(new, f"its outcome was written when it was {old.status} and became {new.status}")
        if rank(new) != DELIVERED:
            if new.attention_since != new.updated_at:
                self._violation(new, f"{new.email_feedback} must not set attention again")
        elif new.attention_since != (None if new.status in {"sending", "sent"} else old.attention_since):
            self._violation(new, f"it was delivered, but still needs attention since {new.attention_since}")

    def needs_attention(self, reminder: Reminder) -> bool:
        """Returns whether its outcome makes it need attention when it ends."""
        return rank(reminder) not in {0, DELIVERED}

    def check(self, reminder_id: str) -> None:
        """Checks that the record has the highest-ranked outcome of all processed events."""
        record = self._audit.current(reminder_id)
        if record is not None and rank(record) < self._highest_rank.get(reminder_id, 0):
            self._violation(record, f"an event was processed, but its outcome is {record.email_feedback}")

    def sent(self, reminder: Reminder) -> None:
        """Notes that its email was sent."""
        if reminder.email is not None and self.is_marked(reminder.email):
            self._violation(reminder, "its email was sent although the address was suppressed")

    def _marks(
        self, address: str, until: datetime | None, *, lasts: bool = True
    ) -> Callable[[BaseException | None], None]:
        """Notes that the address is being suppressed until then; call the result with the error of that."""
        self._in_flight[address] += 1
        self._may[address].append(until)
        lifts = self.lifts[address]

        def ended(error: BaseException | None) -> None:
            self._in_flight[address] -= 1
            if error is None and lasts and lifts == self.lifts[address]:
                self._must[address].append(until)

        return ended

    def _may_be_noted(self, reminder_id: str) -> bool:
        record = self._audit.current(reminder_id)
        return record is not None and record.status in SENT

    def _violation(self, reminder: Reminder, what: str) -> None:
        self._audit.violation(reminder.id, what)

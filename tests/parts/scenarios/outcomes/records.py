"""What must be true of outcomes and marks: notes what breaks it, in the audit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tests.clock import Clock
from tests.parts.scenarios.asking.user_pool import OWN
from tests.parts.scenarios.outcomes.news import RANKS, News
from workflow.reminders.reminder import Reminder

if TYPE_CHECKING:
    from tests.parts.scenarios.audit import Audit

SENT = ("sending", "sent", "partially_sent", "failed")
"""The statuses of what may have been sent."""

DELIVERED = 2
Ends = list[datetime | None]
"""When marks end, None where they don't."""


def _nothing(_: BaseException | None) -> None:
    """What news that mark nothing leave to do."""


def rank(reminder: Reminder) -> int:
    """The place of its outcome in the order of news, 0 where there is none."""
    return 0 if reminder.email_feedback is None else RANKS[reminder.email_feedback.code]


class OutcomeRecords:
    """The outcomes and marks of one scenario, as they must be by the news that were taken."""

    def __init__(self, clock: Clock, audit: Audit) -> None:
        self._clock = clock
        self._audit = audit
        self._begun: dict[str, list[News]] = defaultdict(list)
        self._taken: dict[str, int] = {}
        self._in_flight: Counter[str] = Counter()
        self._must: dict[str, Ends] = defaultdict(list)
        self._may: dict[str, Ends] = defaultdict(list)
        self.lifts: Counter[str] = Counter()

    def begin(self, news: News) -> Callable[[BaseException | None], None]:
        """The worker gets `news`; what is returned is to be called with the error that it ends with."""
        self._begun[news.reminder_id].append(news)
        marked = self._marks(news.address, news.marked_until) if news.kind.marks else _nothing
        counts = self._may_be_noted(news.reminder_id)

        def ended(error: BaseException | None) -> None:
            marked(error)
            if error is None and counts:
                known = self._taken.get(news.reminder_id, 0)
                self._taken[news.reminder_id] = max(known, news.kind.rank)
                self.check(news.reminder_id)

        return ended

    def stops(self, address: str, until: datetime) -> Callable[[BaseException | None], None]:
        """Its reader wants no more until then; what is returned is to be called with the stop's error.

        A stop of the owner's own address may be lifted by any request of the owner's.
        """
        return self._marks(address, until, lasts=address != OWN)

    def lifted(self, address: str) -> None:
        """Somebody has lifted all marks of the address; news that are being taken may mark it anew."""
        self.lifts[address] += 1
        self._must[address].clear()
        now = self._clock()
        if not self._in_flight[address]:  # a request that has begun may have read what is lifted now
            self._may[address] = [now if end is None else min(end, now) for end in self._may[address]]

    def is_marked(self, address: str) -> bool:
        """Whether the address must be refused."""
        return any(end is None or end > self._clock() for end in self._must[address])

    def may_be_marked(self, address: str, since: datetime) -> bool:
        """Whether it may have been refused at any time `since`."""
        return any(end is None or end >= since for end in self._may[address])

    def changed(self, old: Reminder, new: Reminder) -> None:
        """A write has changed the outcome of a record."""
        if rank(new) <= rank(old):
            self._violation(new, f"its outcome went from {old.email_feedback} to {new.email_feedback}")
        elif rank(new) not in {each.kind.rank for each in self._begun[new.id]}:
            self._violation(new, f"nobody has told that it is {new.email_feedback}")
        if new.status not in SENT or new.status != old.status:
            self._violation(new, f"its outcome came as it was {old.status} and became {new.status}")
        if rank(new) != DELIVERED:
            if new.attention_since != new.updated_at:
                self._violation(new, f"{new.email_feedback} does not need attention anew")
        elif new.attention_since != (None if new.status in {"sending", "sent"} else old.attention_since):
            self._violation(new, f"it was delivered, but needs attention since {new.attention_since}")

    def needs_attention(self, reminder: Reminder) -> bool:
        """Whether its outcome alone makes it need attention as it ends."""
        return rank(reminder) not in {0, DELIVERED}

    def check(self, reminder_id: str) -> None:
        """The record tells as much as the furthest of all the news that were taken."""
        record = self._audit.current(reminder_id)
        if record is not None and rank(record) < self._taken.get(reminder_id, 0):
            self._violation(record, f"news were taken, but its outcome is {record.email_feedback}")

    def sent(self, reminder: Reminder) -> None:
        """Its email left."""
        if reminder.email is not None and self.is_marked(reminder.email):
            self._violation(reminder, "its email left though the address was marked")

    def _marks(
        self, address: str, until: datetime | None, *, lasts: bool = True
    ) -> Callable[[BaseException | None], None]:
        """The address is being marked until then; what is returned is called with the error of that."""
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

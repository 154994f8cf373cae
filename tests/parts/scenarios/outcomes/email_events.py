"""The SES events that a scenario draws from, and their required effects, written by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.unit.workflow.outcomes.events import bounce, complaint, delivery, reject
from workflow.time.times import millis_text

BOUNCED_FOR = timedelta(days=30)
Make = Callable[[dict[str, str]], str]


@dataclass(frozen=True)
class Kind:
    """A kind of event: its rank, and whether it suppresses the address, for a time or permanently."""

    make: Make
    rank: int
    marks: bool = False
    lasts: timedelta | None = None


KINDS: Mapping[str, Kind] = {
    "mailbox full": Kind(lambda tags: bounce("Transient", "MailboxFull", tags), 1),
    "absent": Kind(lambda tags: bounce("Undetermined", "Undetermined", tags), 1),
    "delivered": Kind(delivery, 2),
    "no mailbox": Kind(lambda tags: bounce("Permanent", "NoEmail", tags), 3, True, BOUNCED_FOR),
    "suppressed": Kind(lambda tags: bounce("Permanent", "Suppressed", tags), 3, True, BOUNCED_FOR),
    "virus": Kind(reject, 3),
    "complained": Kind(complaint, 4, True),
}
RANKS = {
    "mailbox_full": 1,
    "temporary_failure": 1,
    "accepted": 2,
    "mailbox_unknown": 3,
    "recipient_suppressed": 3,
    "virus": 3,
    "marked_as_unwanted": 4,
}
"""The rank by the outcome codes that owners see."""


@dataclass(frozen=True)
class EmailEvent:
    """An event about the email of a reminder to `address`, which happened at `at`."""

    kind: Kind
    owner: str
    reminder_id: str
    address: str
    at: datetime

    @property
    def marked_until(self) -> datetime | None:
        """Returns when its suppression ends; None if it makes none or a permanent one."""
        return None if self.kind.lasts is None else (self.at + self.kind.lasts).replace(microsecond=0)

    @property
    def body(self) -> str:
        """Returns the message in the queue."""
        event = json.loads(self.kind.make({"owner": self.owner, "reminder": self.reminder_id}))
        event["mail"]["destination"] = [self.address]
        event["mail"]["timestamp"] = millis_text(self.at)
        for name in ("bounce", "complaint", "delivery"):
            if name in event:
                event[name]["timestamp"] = millis_text(self.at)
        return json.dumps(event)

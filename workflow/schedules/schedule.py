"""What a schedule is: its fields, its statuses, and what follows from them alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Literal, TypedDict

from workflow.recurrence.expansion import Occurrence
from workflow.reminders.policy import PartialDraft
from workflow.reminders.reminder import Preference

ScheduleStatus = Literal["active", "paused", "ended"]
PausedReason = Literal[
    "owner",
    "sms_off",
    "country_not_allowed",
    "phone_not_mobile",
    "recipient_not_allowed",
    "recipient_unavailable",
    "timezone_unknown",
]

OPEN_FOR = timedelta(hours=36)
"""How long after its moment an occurrence is kept in mind: longer than a reminder may take to be sent."""

MOST_OPEN = 50
"""How many occurrences a schedule keeps in mind: a transaction writes all of them, and may have 100 parts.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
"""

MOST_AHEAD = 10
"""How many of them may have been made ahead by hand: the others are needed for those of the present days."""


@dataclass(frozen=True, slots=True)
class OpenOccurrence(Occurrence):
    """One that was made, as the reminder `reminder_id`; `moment` is the rule's, wherever it was moved to."""

    reminder_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDraft:
    """What an owner asks for: what is sent, as in a reminder's draft, and when.

    `rrule` is a rule of RFC 5545, as `workflow.recurrence` writes it. `start` (naive, in `timezone`) is from
    when on it counts, and its time of day. `exdates` (naive, in order) are left out.
    """

    preference: Preference
    message: str
    timezone: str
    start: datetime
    rrule: str
    exdates: tuple[datetime, ...] = ()
    subject: str | None = None
    email: str | None = None
    phone: str | None = None
    reference: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def sent(self) -> PartialDraft:
        """What the rules for recipients are about."""
        return PartialDraft(preference=self.preference, email=self.email, phone=self.phone)


class SchedulePatch(TypedDict, total=False):
    """The fields of a draft that change; the others stay. `metadata` is merged by name, as a reminder's."""

    preference: Preference
    message: str
    timezone: str
    start: datetime
    rrule: str
    exdates: tuple[datetime, ...]
    subject: str | None
    email: str | None
    phone: str | None
    reference: str | None
    metadata: Mapping[str, str | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(ScheduleDraft):
    """One record: a draft, and how far its reminders are made. All times but the local ones are UTC.

    `version` grows with each change that its owner makes, `generation` with each write. Occurrences up to and
    with the `cursor` are made, missed or left out. `open` are those made whose moment is not `OPEN_FOR` past.
    `last` is the rule's last occurrence, None where it has no end. `missed` counts those that were not made
    because the sweep stood still. `largest_day` is how many a day can have at most.
    """

    owner: str
    id: str
    status: ScheduleStatus
    paused_reason: PausedReason | None = None
    version: int
    generation: int
    change_id: str
    cursor: Occurrence
    last: Occurrence | None
    largest_day: int
    open: tuple[OpenOccurrence, ...] = ()
    missed: int = 0
    attention_since: datetime | None = None
    asked_by: str | None = None
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None = None
    check_at: datetime | None
    expires_at: datetime | None = None

    @property
    def draft(self) -> ScheduleDraft:
        """What its owner has asked for, all changes included."""
        return ScheduleDraft(**{each.name: getattr(self, each.name) for each in fields(ScheduleDraft)})

"""The record of a schedule: its fields, its statuses, and what is derived from them alone."""

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
"""How long after its moment an occurrence stays tracked: longer than sending a reminder may take."""

MOST_OPEN = 50
"""How many occurrences a schedule tracks: a transaction writes them all and is limited to 100 items.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
"""

MOST_AHEAD = 10
"""How many of them may be created ahead by hand; the rest is reserved for the next days."""


@dataclass(frozen=True, slots=True)
class OpenOccurrence(Occurrence):
    """An occurrence created as `reminder_id`; `moment` is the rule's, even if the reminder was moved."""

    reminder_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDraft:
    """What an owner asks for: the contents of a reminder's draft, and the recurrence.

    `rrule` is an RFC 5545 rule in the canonical text of `workflow.recurrence`. `start` (naive, in
    `timezone`) is the first day and the time of day. `exdates` (naive, in order) are excluded.
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
        """The fields that the recipient policy checks."""
        return PartialDraft(preference=self.preference, email=self.email, phone=self.phone)


class SchedulePatch(TypedDict, total=False):
    """The fields of a draft to change; the others stay. `metadata` is merged by name, as for a reminder."""

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
    """A record: a draft, and how far its reminders are created. Times are UTC, except the local ones.

    `version` grows with each change by the owner, `generation` with each write. Occurrences up to and
    including the `cursor` were created, missed or excluded. `open` tracks those created until `OPEN_FOR`
    after their moment. `last` is the rule's last occurrence, None if it has no end. `missed` counts those
    that were skipped because the sweep was down. `largest_day` is the maximum number of occurrences on
    one day.
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
        """What the owner asked for, with all changes."""
        return ScheduleDraft(**{each.name: getattr(self, each.name) for each in fields(ScheduleDraft)})

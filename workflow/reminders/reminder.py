"""What a reminder is: its fields, its statuses, and what follows from them alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal, Protocol, TypedDict

from workflow.outcomes.outcome import Outcome

Channel = Literal["email", "sms"]
Preference = Literal["email", "sms", "both"]
Status = Literal["scheduled", "sending", "sent", "partially_sent", "failed", "cancelled"]
CancelReason = Literal["schedule"]
DeliveryStatus = Literal["waiting", "sent", "failed", "not_sent", "unknown"]

CHANNELS: Mapping[Preference, tuple[Channel, ...]] = {
    "email": ("email",),
    "sms": ("sms",),
    "both": ("email", "sms"),
}
OPEN_STATUSES: frozenset[Status] = frozenset({"scheduled", "sending"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What happened on one channel; `error` is the name of the provider's error, never its text."""

    status: DeliveryStatus
    at: datetime | None = None
    message_id: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an owner asks for; `due_at` is aware, and rounded up to a whole second once it is kept.

    `local_time` is what the clocks of `timezone` are to show then (naive, whole seconds), where it was asked
    for so: newer rules of that zone may move `due_at`. `reference` and `metadata` are the owner's own:
    nothing is sent of them.
    """

    preference: Preference
    message: str
    due_at: datetime
    subject: str | None = None
    email: str | None = None
    phone: str | None = None
    timezone: str = "UTC"
    local_time: datetime | None = None
    reference: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


class Patch(TypedDict, total=False):
    """The fields of a draft that change; the others stay as they are.

    `zone_of_offset` is the zone that the new due time's offset is, where it came with one: it replaces a
    `timezone` that is no place's either. `local_time` goes with a new `due_at` alone. `metadata` is merged
    by name: None removes one, or all.
    """

    preference: Preference
    message: str
    due_at: datetime
    subject: str | None
    email: str | None
    phone: str | None
    timezone: str
    zone_of_offset: str
    local_time: datetime | None
    reference: str | None
    metadata: Mapping[str, str | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Draft):
    """One record: a draft, and what became of it. All times are aware, in UTC.

    `version` grows with each change that the owner can see. `generation` grows with each change of the due
    time and each re-arming: only the execution of the present generation can claim the record.
    `check_at` is when the sweep must look next (none once final); `retain_until` is how long a record is kept
    that ends as planned; `asked_by` is the owner's verified email address when it was made, or the program's
    name, as far as that was known; `expires_at` is set on final records alone, for DynamoDB's TTL.
    `attention_since` is when a final one came to need its owner's attention, None where it needs none;
    `done_at` is when its owner called the matter done. `snoozes` are the ids of those made out of it, the
    newest last.
    `schedule_id` is the schedule that made it, for the local time `occurrence` (naive) of its rule; it is
    `detached` once its owner has changed or cancelled it by hand: the schedule then leaves it alone.
    `reason` is why it was cancelled, where its owner did not cancel it by hand. `email_feedback` is what
    became of its email after SES took it, as far as that is known.
    """

    owner: str
    id: str
    status: Status
    version: int
    generation: int
    created_at: datetime
    updated_at: datetime
    claimed_at: datetime | None = None
    claimed_by: str | None = None
    finished_at: datetime | None = None
    change_id: str
    snoozed_from: str | None = None
    asked_by: str | None = None
    snoozes: tuple[str, ...] = ()
    attention_since: datetime | None = None
    done_at: datetime | None = None
    schedule_id: str | None = None
    occurrence: datetime | None = None
    detached: bool = False
    reason: CancelReason | None = None
    deliveries: Mapping[Channel, Delivery]
    email_feedback: Outcome | None = None
    check_at: datetime | None
    retain_until: datetime
    expires_at: datetime | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing will happen to it any more."""
        return self.status not in OPEN_STATUSES

    @property
    def draft(self) -> Draft:
        """What its owner has asked for, all changes included."""
        return Draft(**{field.name: getattr(self, field.name) for field in fields(Draft)})


class Generation(Protocol):
    """What one timer is for: a reminder's present generation, as its record or an index has it."""

    @property
    def owner(self) -> str:
        """Whose it is."""

    @property
    def id(self) -> str:
        """The reminder's."""

    @property
    def generation(self) -> int:
        """Which one, from 1 on."""

    @property
    def due_at(self) -> datetime:
        """When the timer runs out (aware)."""

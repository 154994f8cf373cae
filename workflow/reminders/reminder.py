"""The record of a reminder: its fields, its statuses, and what is derived from them alone."""

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
    """What an owner asks for; `due_at` is aware, and rounded up to a whole second when stored.

    `local_time` is the local time in `timezone` (naive, whole seconds), if the request gave one: newer
    rules of that zone may move `due_at`. `reference` and `metadata` are the owner's own data and are
    never sent.
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

    @property
    def recipients(self) -> set[str]:
        """The address (in lower case) and the number that it is sent to."""
        used = {"email": (self.email or "").lower(), "sms": self.phone or ""}
        return {used[channel] for channel in CHANNELS[self.preference]}


class Patch(TypedDict, total=False):
    """The fields of a draft to change; the others stay.

    `zone_of_offset` is the offset of the new due time as a zone: it replaces a `timezone` that names no
    place either. `local_time` comes only with a new `due_at`. `metadata` is merged by name: None removes
    one, or all.
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
    """A record: a draft, and what happened to it. All times are aware, in UTC.

    `version` grows with each change that the owner can see. `generation` grows with each change of the
    due time and each re-arming: only the execution of the present generation can claim the record.
    `check_at` is when the sweep must check it next (None once final); `retain_until` is how long a record
    is kept that ends as planned; `expires_at` is DynamoDB's TTL, on final records only. `asked_by` is the
    owner's verified email address at creation, or the program's name, if known. `attention_since` is when
    a final one first needed its owner's attention, None if it does not need it; `done_at` is when its
    owner marked it as done. `snoozes` are the ids of its snoozes, newest last. `schedule_id` is the
    schedule that created it, for the local time `occurrence` (naive) of its rule; it is `detached` once
    its owner has changed or cancelled it by hand: the schedule then leaves it alone. `reason` is why it
    was cancelled, unless its owner cancelled it by hand. `email_feedback` is the outcome of its email
    after SES accepted it, if known.
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
        """Whether the status can't change any more."""
        return self.status not in OPEN_STATUSES

    @property
    def draft(self) -> Draft:
        """What the owner asked for, with all changes."""
        return Draft(**{field.name: getattr(self, field.name) for field in fields(Draft)})


class Generation(Protocol):
    """The generation of a reminder that a timer belongs to, read from its record or an index."""

    @property
    def owner(self) -> str:
        """The reminder's owner."""

    @property
    def id(self) -> str:
        """The reminder's id."""

    @property
    def generation(self) -> int:
        """The number of the generation, from 1."""

    @property
    def due_at(self) -> datetime:
        """When the timer fires (aware)."""

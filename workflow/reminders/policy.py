"""The stack's policy: horizon, recipients and limits; and what every reminder needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workflow.reminders.phone_numbers import country_of, non_mobile_kind
from workflow.reminders.recipients import is_email_allowed, is_phone_allowed, is_same_address
from workflow.reminders.reminder import CHANNELS, Draft, Patch, Preference, Reminder
from workflow.reminders.transitions import patched

PAST_TOLERANCE = timedelta(minutes=1)
"""A due time in the past by no more than this counts as now: clocks differ, and requests take time."""

MOST_PAIRS = 16
"""The maximum number of metadata pairs of a reminder."""

ViolationCode = Literal[
    "missing",
    "in_the_past",
    "too_far_ahead",
    "sms_off",
    "country_not_allowed",
    "phone_not_mobile",
    "recipient_not_allowed",
    "recipient_unavailable",
    "too_many",
]


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: the field of the draft, a code, and a sentence that says what to do."""

    field: Literal["preference", "email", "phone", "due_at", "metadata"]
    code: ViolationCode
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDraft:
    """The fields that the policy checks; None if unknown or not to be checked."""

    preference: Preference | None = None
    email: str | None = None
    phone: str | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one owner: reminders created per day (UTC), and reminders `waiting` at a time; 1 or more.

    `sms_parts` and `changes` limit SMS parts and changes per day. `per_recipient` limits the reminders
    due for one recipient on one day.
    """

    per_day: int
    waiting: int
    sms_parts: int
    changes: int
    per_recipient: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientPolicy:
    """The recipients that one stack allows.

    `sms_countries` are two-letter ISO 3166 codes; if empty, SMS is off. `allowed_recipients` are email
    domains and prefixes of phone numbers; if empty, all are allowed. For `own_address_only` see
    `own_address_violations`.
    """

    sms_countries: tuple[str, ...]
    allowed_recipients: tuple[str, ...]
    own_address_only: bool = False

    def violations_of_recipients(self, draft: PartialDraft | Draft) -> list[Violation]:
        """Returns the violations in the channels and addresses of `draft`."""
        return [*self._sms(draft), *self._addresses(draft)]

    def _addresses(self, draft: PartialDraft | Draft) -> Iterator[Violation]:
        allowed = self.allowed_recipients
        if not allowed:
            return
        detail = f"Reminders can go to: {', '.join(allowed)}."
        if draft.email is not None and not is_email_allowed(draft.email, allowed):
            yield Violation("email", "recipient_not_allowed", detail)
        if draft.phone is not None and not is_phone_allowed(draft.phone, allowed):
            yield Violation("phone", "recipient_not_allowed", detail)

    def _sms(self, draft: PartialDraft | Draft) -> Iterator[Violation]:
        if not self.sms_countries:
            if draft.preference is not None and "sms" in CHANNELS[draft.preference]:
                yield Violation("preference", "sms_off", "SMS is turned off here.")
        elif draft.phone is not None:
            yield from self._number(draft.phone)

    def _number(self, number: str) -> Iterator[Violation]:
        country = country_of(number)
        if country not in self.sms_countries:
            detail = f"Text messages can go to: {', '.join(self.sms_countries)}. This number is of "
            yield Violation("phone", "country_not_allowed", f"{detail}{country or 'no country'}.")
        other = non_mobile_kind(number)
        if other is not None:
            yield Violation("phone", "phone_not_mobile", f"Must be a mobile number: this one is {other}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(RecipientPolicy):
    """What one stack allows: reminders due within `horizon`; `limits` are those of each owner."""

    horizon: timedelta
    limits: Limits

    def violations(self, draft: PartialDraft | Draft, now: datetime) -> list[Violation]:
        """Returns the violations of `draft` at `now`; later, or with another config, it may be allowed."""
        return [*self._due_time(draft.due_at, now), *self.violations_of_recipients(draft)]

    def violations_of_patch(self, reminder: Reminder, patch: Patch, now: datetime) -> list[Violation]:
        """Returns the violations of `reminder` after `patch`.

        The due time and the config are checked only for the fields that are sent, and for addresses that
        a changed preference needs: fields that were valid when they were accepted are not refused now.
        """
        draft = patched(reminder, patch)
        return self.violations_of_result(draft, fields_to_check(reminder.preference, patch, draft), now)

    def violations_of_result(self, draft: Draft, to_check: PartialDraft, now: datetime) -> list[Violation]:
        """As `violations_of_patch`: `draft` is the result of the patch, `to_check` its part to check."""
        return missing_addresses(draft) + too_many_pairs(draft.metadata) + self.violations(to_check, now)

    def is_too_far(self, due_at: datetime, now: datetime) -> bool:
        """Returns whether a due time is beyond the horizon."""
        return due_at > now + self.horizon

    def _due_time(self, due_at: datetime | None, now: datetime) -> Iterator[Violation]:
        if due_at is not None and due_at < now - PAST_TOLERANCE:
            yield Violation("due_at", "in_the_past", "Choose a time in the future.")
        if due_at is not None and self.is_too_far(due_at, now):
            yield Violation("due_at", "too_far_ahead", f"Choose a time within {self.horizon.days} days.")


def own_address_violations(draft: PartialDraft | Draft, own: str | None) -> list[Violation]:
    """Returns the violations for a user who may write only to `own`, their verified address, if any."""
    found = []
    if draft.preference is not None and "sms" in CHANNELS[draft.preference]:
        detail = "SMS is turned off: reminders go to your own email address."
        found.append(Violation("preference", "sms_off", detail))
    if draft.email is not None and (own is None or not is_same_address(draft.email, own)):
        detail = "Reminders can only go to your own email address, the one that you sign in with."
        found.append(Violation("email", "recipient_not_allowed", detail))
    return found


def missing_addresses(draft: PartialDraft | Draft) -> list[Violation]:
    """Returns violations for the addresses that the preference needs and `draft` lacks."""
    channels = CHANNELS[draft.preference] if draft.preference else ()
    found = []
    if "email" in channels and draft.email is None:
        found.append(Violation("email", "missing", "This preference needs an email address."))
    if "sms" in channels and draft.phone is None:
        found.append(Violation("phone", "missing", "This preference needs a phone number."))
    return found


def too_many_pairs(metadata: Mapping[str, str]) -> list[Violation]:
    """Returns a violation if `metadata` has too many pairs."""
    if len(metadata) <= MOST_PAIRS:
        return []
    return [Violation("metadata", "too_many", f"A reminder keeps {MOST_PAIRS} pairs at most.")]


def used_fields(draft: Draft | PartialDraft, patch: Patch | None = None) -> PartialDraft:
    """Returns the fields that the preference of `draft` uses, and the addresses in `patch`."""
    channels = CHANNELS[draft.preference] if draft.preference else ()
    patch = patch or {}
    return PartialDraft(
        preference=draft.preference,
        email=draft.email if "email" in channels else patch.get("email"),
        phone=draft.phone if "sms" in channels else patch.get("phone"),
        due_at=draft.due_at,
    )


def fields_to_check(former: Preference, patch: Patch, draft: Draft | PartialDraft) -> PartialDraft:
    """Returns the part of `draft` to check: what `patch` sets, and what its preference newly needs."""
    needed = set(CHANNELS[draft.preference]) if draft.preference else set()
    newly_needed = needed - set(CHANNELS[former])
    email = draft.email if "email" in newly_needed else patch.get("email")
    phone = draft.phone if "sms" in newly_needed else patch.get("phone")
    uses_sms_anew = phone is not None or "preference" in patch
    return PartialDraft(
        preference=draft.preference if uses_sms_anew else None,
        email=email,
        phone=phone,
        due_at=patch.get("due_at"),
    )

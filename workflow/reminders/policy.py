"""What a stack allows: how far ahead, to which recipients, how many; and what every reminder needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workflow.reminders.phone_numbers import country_of, never_mobile
from workflow.reminders.recipients import is_same_address, may_be_mailed, may_be_texted
from workflow.reminders.reminder import CHANNELS, Draft, Patch, Preference, Reminder
from workflow.reminders.transitions import patched

PAST_TOLERANCE = timedelta(minutes=1)
"""A due time that is past by no more than this counts as now: clocks differ, and requests take time."""

MOST_PAIRS = 16
"""How many pairs of metadata a reminder has at most."""

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
    """A broken rule: of which field of a draft, which rule, and what to do about it, in a sentence."""

    field: Literal["preference", "email", "phone", "due_at", "metadata"]
    code: ViolationCode
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDraft:
    """The fields that the rules are about, as far as they are known or to be judged."""

    preference: Preference | None = None
    email: str | None = None
    phone: str | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How many reminders one owner may make in a day (UTC), and how many may wait at a time; 1 or more.

    `sms_parts` is how many parts of text messages the owner may ask for in a day, `changes` how many changes.
    `per_recipient` is how many reminders may be due for one recipient on one day.
    """

    per_day: int
    waiting: int
    sms_parts: int
    changes: int
    per_recipient: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientPolicy:
    """To whom one stack sends.

    `sms_countries` are ISO 3166 codes of two letters; none means that SMS is off. `allowed_recipients` are
    email domains and beginnings of phone numbers; none means all. Where users may write to their
    `own_address_only`, see `of_own_address`.
    """

    sms_countries: tuple[str, ...]
    allowed_recipients: tuple[str, ...]
    own_address_only: bool = False

    def violations_of_recipients(self, draft: PartialDraft | Draft) -> list[Violation]:
        """What this stack does not allow of the channels and addresses of `draft`."""
        return [*self._sms(draft), *self._addresses(draft)]

    def _addresses(self, draft: PartialDraft | Draft) -> Iterator[Violation]:
        allowed = self.allowed_recipients
        if not allowed:
            return
        detail = f"Reminders can go to: {', '.join(allowed)}."
        if draft.email is not None and not may_be_mailed(draft.email, allowed):
            yield Violation("email", "recipient_not_allowed", detail)
        if draft.phone is not None and not may_be_texted(draft.phone, allowed):
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
        other = never_mobile(number)
        if other is not None:
            yield Violation("phone", "phone_not_mobile", f"Must be a mobile number: this one is {other}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(RecipientPolicy):
    """What one stack allows: reminders due within `horizon`; `limits` are those of each owner."""

    horizon: timedelta
    limits: Limits

    def violations(self, draft: PartialDraft | Draft, now: datetime) -> list[Violation]:
        """What this stack does not allow of `draft` at `now`: on another day, or later, it may."""
        return [*self._due_time(draft.due_at, now), *self.violations_of_recipients(draft)]

    def violations_of_patch(self, reminder: Reminder, patch: Patch, now: datetime) -> list[Violation]:
        """What is wrong with `reminder` as `patch` leaves it.

        The rules of the day and of the config are for what is sent, and for what a changed preference needs
        for the first time: a reminder isn't refused for what was right when it was asked for.
        """
        draft = patched(reminder, patch)
        return self.violations_of_result(draft, to_judge(reminder.preference, patch, draft), now)

    def violations_of_result(self, draft: Draft, judged: PartialDraft, now: datetime) -> list[Violation]:
        """As `violations_of_patch`: `draft` is what the patch makes, `judged` what `to_judge` says of it."""
        return missing_addresses(draft) + too_many_pairs(draft.metadata) + self.violations(judged, now)

    def is_too_far(self, due_at: datetime, now: datetime) -> bool:
        """Whether no reminder may be due so far ahead."""
        return due_at > now + self.horizon

    def _due_time(self, due_at: datetime | None, now: datetime) -> Iterator[Violation]:
        if due_at is not None and due_at < now - PAST_TOLERANCE:
            yield Violation("due_at", "in_the_past", "Choose a time in the future.")
        if due_at is not None and self.is_too_far(due_at, now):
            yield Violation("due_at", "too_far_ahead", f"Choose a time within {self.horizon.days} days.")


def of_own_address(draft: PartialDraft | Draft, own: str | None) -> list[Violation]:
    """What a user may not ask for who may write to the `own` verified address alone; None is none."""
    found = []
    if draft.preference is not None and "sms" in CHANNELS[draft.preference]:
        detail = "SMS is turned off here: reminders go to your own email address."
        found.append(Violation("preference", "sms_off", detail))
    if draft.email is not None and (own is None or not is_same_address(draft.email, own)):
        detail = "Here reminders go to your own email address alone: the one that you sign in with."
        found.append(Violation("email", "recipient_not_allowed", detail))
    return found


def missing_addresses(draft: PartialDraft | Draft) -> list[Violation]:
    """The addresses that the preference needs and `draft` lacks."""
    channels = CHANNELS[draft.preference] if draft.preference else ()
    found = []
    if "email" in channels and draft.email is None:
        found.append(Violation("email", "missing", "This preference needs an email address."))
    if "sms" in channels and draft.phone is None:
        found.append(Violation("phone", "missing", "This preference needs a phone number."))
    return found


def too_many_pairs(metadata: Mapping[str, str]) -> list[Violation]:
    """What is wrong with `metadata` where they are more pairs than a reminder keeps."""
    if len(metadata) <= MOST_PAIRS:
        return []
    return [Violation("metadata", "too_many", f"A reminder keeps {MOST_PAIRS} pairs at most.")]


def in_use(draft: Draft | PartialDraft, patch: Patch | None = None) -> PartialDraft:
    """What of `draft` its preference uses, and the addresses that `patch` gave it."""
    channels = CHANNELS[draft.preference] if draft.preference else ()
    patch = patch or {}
    return PartialDraft(
        preference=draft.preference,
        email=draft.email if "email" in channels else patch.get("email"),
        phone=draft.phone if "sms" in channels else patch.get("phone"),
        due_at=draft.due_at,
    )


def to_judge(former: Preference, patch: Patch, draft: Draft | PartialDraft) -> PartialDraft:
    """What of `draft` must keep the rules of today: what `patch` has, or needs that the `former` did not."""
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

"""Admission control: checks requests against the policy and counts them against owners' limits."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from workflow.best_effort import best_effort_release
from workflow.owners import Owners
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.exceptions import InvalidReminder, RecipientLimitReached
from workflow.reminders.policy import (
    PartialDraft,
    Policy,
    Violation,
    fields_to_check,
    missing_addresses,
    own_address_violations,
    used_fields,
)
from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import Draft, Patch, Reminder
from workflow.reminders.sms_parts import sms_parts_needed
from workflow.reminders.transitions import patched
from workflow.schedules.exceptions import OccurrenceLimitReached, ScheduleLimitReached
from workflow.schedules.schedule import Schedule, ScheduleDraft, SchedulePatch
from workflow.schedules.violations import changed_fields, violations_of_result
from workflow.storage.quota import QuotaStore
from workflow.storage.recipients.marks import SITE, MarkLifter
from workflow.suppression import suppression_violations


@dataclass(frozen=True, slots=True)
class Admitted:
    """The owner's count for the day (UTC), including this reminder, and the owner's display name."""

    made_today: int
    asked_by: str | None


class Admission:
    """Checks and counts the requests of owners before anything is committed.

    Every method raises `StoreUnavailable` if AWS fails or does not respond; the request may then have been
    counted.
    """

    def __init__(
        self,
        policy: Policy,
        quota: QuotaStore,
        owners: Owners,
        recipients: RecipientLimit,
        marks: MarkLifter,
    ) -> None:
        self._policy = policy
        self._quota = quota
        self._owners = owners
        self._recipients = recipients
        self._marks = marks

    def admit(
        self, draft: Draft, to_check: Draft | PartialDraft, *, owner: str, reminder_id: str, now: datetime
    ) -> Admitted:
        """Counts `draft` as a new reminder with that id; the policy must allow its part `to_check`.

        Raises:
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, SmsLimitReached, TooManyWaiting: the owner has reached a limit.
            RecipientLimitReached: the owner has reached the limit for this recipient and day.
        """
        violations = missing_addresses(draft) + self._policy.violations(to_check, now)
        violations += self._recipient_violations(to_check, owner, now)
        if violations:
            raise InvalidReminder(violations)
        limits, parts = self._policy.limits, sms_parts_needed(draft)
        day = self._quota.count(owner, now, limits, parts)
        asked_by = self._owners.display_name(owner, now, day.address)
        try:
            self._recipients.reserve(
                draft, owner=owner, reminder_id=reminder_id, asked_by=asked_by, most=limits.per_recipient
            )
        except RecipientLimitReached:
            with best_effort_release():
                self._quota.release(owner, now, parts)
            raise
        return Admitted(day.made, asked_by)

    def admit_change(self, current: Reminder, patch: Patch, now: datetime) -> Draft:
        """Counts a change if `patch` changes the reminder, and returns the resulting draft.

        Raises:
            InvalidReminder: the policy does not allow the result.
            ChangeLimitReached, SmsLimitReached: the owner has reached a daily limit.
            RecipientLimitReached: the owner has reached the limit for this recipient and day.
        """
        draft = patched(current, patch)
        to_check = fields_to_check(current.preference, patch, draft)
        violations = self._policy.violations_of_result(draft, to_check, now)
        violations += self._recipient_violations(to_check, current.owner, now)
        if violations:
            raise InvalidReminder(violations)
        if draft != current.draft:
            with self.counted_change(current.owner, [(current, draft)], now):
                pass
        return draft

    def admit_schedule(self, draft: ScheduleDraft, *, owner: str, now: datetime) -> Admitted:
        """Counts a new schedule as one reminder; its occurrences are counted when they are created.

        Raises:
            InvalidReminder: the policy does not allow it.
            DailyLimitReached, TooManyWaiting: the owner has reached a limit.
        """
        sent = draft.sent
        violations = missing_addresses(sent) + self._policy.violations_of_recipients(sent)
        violations += self._recipient_violations(sent, owner, now)
        if violations:
            raise InvalidReminder(violations)
        day = self._quota.count(owner, now, self._policy.limits)
        return Admitted(day.made, self._owners.display_name(owner, now, day.address))

    def release_schedule(self, owner: str, now: datetime) -> None:
        """Removes a new schedule from the count of the day of `now`; if AWS fails, it stays counted."""
        with best_effort_release():
            self._quota.release(owner, now, sms_parts=0)

    def is_too_far(self, due_at: datetime, now: datetime) -> bool:
        """Returns whether a due time is beyond the horizon."""
        return self._policy.is_too_far(due_at, now)

    def check_sendable(self, schedule: Schedule, now: datetime) -> None:
        """Raises InvalidReminder if the policy does not allow what the schedule sends."""
        used = used_fields(schedule.sent)
        violations = self._policy.violations_of_recipients(used)
        violations += self._recipient_violations(used, schedule.owner, now)
        if violations:
            raise InvalidReminder(violations)

    def check_schedule(
        self, current: Schedule, patch: SchedulePatch, draft: ScheduleDraft, now: datetime
    ) -> None:
        """Raises InvalidReminder if the policy does not allow `draft`, the result of `patch`."""
        to_check = changed_fields(current, patch, draft)
        violations = violations_of_result(self._policy, draft, to_check)
        violations += self._recipient_violations(to_check, current.owner, now)
        if violations:
            raise InvalidReminder(violations)

    @contextmanager
    def counted_change(
        self, owner: str, edits: Iterable[tuple[Reminder, Draft]], now: datetime
    ) -> Iterator[None]:
        """Counts one change with its `edits`; removes it from the count if the block raises a limit error.

        Raises:
            ChangeLimitReached, SmsLimitReached: the owner has reached a daily limit.
            RecipientLimitReached: the owner has reached the limit for this recipient and day.
        """
        limits, edited = self._policy.limits, list(edits)
        more = sum(
            max(0, sms_parts_needed(becomes) - sms_parts_needed(current)) for current, becomes in edited
        )
        self._quota.count_change(owner, now, limits, more)
        try:
            self._recipients.reserve_changes(owner, edited, limits.per_recipient)
            yield
        except (RecipientLimitReached, ScheduleLimitReached, OccurrenceLimitReached):
            with best_effort_release():
                self._quota.release(owner, now, more, reminders=0, changes=1)
            raise

    def release(self, cancelled: Reminder) -> None:
        """Removes a cancelled reminder from the counts of its recipients."""
        self._recipients.release(cancelled)

    def made_today(self, owner: str, now: datetime) -> int:
        """Returns how many reminders the owner has created on the day of `now` (UTC)."""
        return self._quota.counted(owner, now)

    def _recipient_violations(
        self, to_check: Draft | PartialDraft, owner: str, now: datetime
    ) -> list[Violation]:
        """Returns the violations that need a lookup: a suppressed recipient, or not the owner's own address.

        A request for email to the owner's own address is consent: it lifts an earlier stop of that recipient.
        """
        found = suppression_violations(self._marks, to_check, owner)
        if found and to_check.email is not None and self._is_own(to_check.email, owner, now):
            for scope in (SITE, owner):
                self._marks.lift(to_check.email, scope, {"stopped"})
            found = suppression_violations(self._marks, to_check, owner)
        return found + self._own_address_violations(to_check, owner, now)

    def _is_own(self, email: str, owner: str, now: datetime) -> bool:
        """Returns whether `email` is the owner's verified address (read if needed); a program has none."""
        if self._owners.is_program(owner):
            return False
        own = self._owners.verified_address(owner, now, self._quota.day(owner, now).address)
        return own is not None and is_same_address(email, own)

    def _own_address_violations(
        self, to_check: Draft | PartialDraft, owner: str, now: datetime
    ) -> list[Violation]:
        """Returns the violations if users may write to their own address only; reads it if needed."""
        if not self._policy.own_address_only or self._owners.is_program(owner):
            return []
        own = None
        if to_check.email is not None:
            own = self._owners.verified_address(owner, now, self._quota.day(owner, now).address)
        return own_address_violations(to_check, own)

"""Admission control for occurrences: checks the stack's policy and the owner's limits."""

from collections.abc import Container, Iterable
from datetime import datetime
from typing import cast

from botocore.exceptions import ClientError

from workflow.best_effort import best_effort_release
from workflow.recipient_limit import RecipientLimit
from workflow.reminders.exceptions import RecipientLimitReached
from workflow.reminders.policy import RecipientPolicy, own_address_violations, used_fields
from workflow.reminders.reminder import Reminder
from workflow.schedules.schedule import PausedReason, Schedule
from workflow.storage.errors import StoreUnavailable
from workflow.storage.quota import QuotaStore
from workflow.storage.recipients.marks import MarkReader
from workflow.suppression import suppression_violations
from workflow.time.zones import is_known


class OccurrenceAdmission:
    """Checks and counts the reminders of schedules before they are committed.

    An owner may use `most_parts` SMS parts a day, and have `most_for_recipient` reminders due for one
    recipient on one day. `programs` are the owners that are programs.
    """

    def __init__(
        self,
        policy: RecipientPolicy,
        quota: QuotaStore,
        recipients: RecipientLimit,
        marks: MarkReader,
        *,
        most_parts: int,
        most_for_recipient: int,
        programs: Container[str],
    ) -> None:
        self._policy = policy
        self._quota = quota
        self._recipients = recipients
        self._marks = marks
        self._most_parts = most_parts
        self._most_for_recipient = most_for_recipient
        self._programs = programs

    def pause_reason(self, schedule: Schedule) -> PausedReason | None:
        """Returns why the schedule's content can't be sent any more, or None.

        Raises:
            StoreUnavailable: AWS failed or did not respond.
        """
        if not is_known(schedule.timezone):
            return "timezone_unknown"
        used = used_fields(schedule.sent)
        violations = self._policy.violations_of_recipients(used)
        if self._policy.own_address_only and schedule.owner not in self._programs:
            violations += own_address_violations(used, schedule.asked_by)
        violations += suppression_violations(self._marks, used, schedule.owner)
        return cast("PausedReason", violations[0].code) if violations else None

    def reserve(self, reminder: Reminder, replaced: Iterable[Reminder], parts: int, now: datetime) -> bool:
        """Counts a new reminder of a schedule; returns False and counts nothing if a limit is reached.

        In the commit that creates it the `replaced` ones are cancelled. `parts` are its SMS parts beyond
        those that they leave.

        Raises:
            StoreUnavailable: AWS failed or did not respond; its SMS parts may have been counted.
        """
        if parts and not self._quota.count_parts(reminder.owner, now, parts, self._most_parts):
            return False
        try:
            self._recipients.reserve(
                reminder,
                owner=reminder.owner,
                reminder_id=reminder.id,
                asked_by=reminder.asked_by,
                most=self._most_for_recipient,
                replaced=replaced,
            )
        except RecipientLimitReached:
            self._release_parts(reminder.owner, parts, now)
            return False
        except (StoreUnavailable, ClientError):
            self._release_parts(reminder.owner, parts, now)
            raise
        return True

    def release(self, reminder: Reminder, parts: int, now: datetime) -> None:
        """Removes a reminder that was not created from the counts; if AWS fails, it stays counted."""
        if reminder.status == "scheduled":
            self._recipients.release(reminder)
            self._release_parts(reminder.owner, parts, now)

    def release_cancelled(self, reminders: Iterable[Reminder]) -> None:
        """Removes cancelled reminders from the counts of their recipients."""
        for reminder in reminders:
            self._recipients.release(reminder)

    def _release_parts(self, owner: str, parts: int, now: datetime) -> None:
        if parts:
            with best_effort_release():
                self._quota.release(owner, now, parts, reminders=0)

"""Limits how many of an owner's reminders are due for one recipient on one day (UTC)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date

from botocore.exceptions import ClientError

from workflow.best_effort import best_effort_release
from workflow.reminders.exceptions import RecipientLimitReached
from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import CHANNELS, Draft, Reminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipient_counts import RecipientCounts
from workflow.time.times import rounded_up

RecipientDay = tuple[str, date]
"""A recipient, and the UTC day on which a reminder to it is due."""


class RecipientLimit:
    """Counts reminders by recipient and due day; reminders to the owner's own address are not counted."""

    def __init__(self, counts: RecipientCounts) -> None:
        self._counts = counts

    def reserve(
        self,
        draft: Draft,
        *,
        owner: str,
        reminder_id: str,
        asked_by: str | None,
        most: int,
        replaced: Iterable[Reminder] = (),
    ) -> None:
        """Counts `draft`, a new reminder with that id, for each recipient.

        Those of `replaced` that are due for the same recipient on the same day leave their room to it.

        Raises:
            RecipientLimitReached: `most` others are due for a recipient on that day; nothing is counted then.
        """
        reserved: list[RecipientDay] = []
        places = {each.id: set(_recipient_days(each, each.asked_by)) for each in replaced}
        for recipient_day in _recipient_days(draft, asked_by):
            left = [each for each, days in places.items() if recipient_day in days]
            try:
                is_counted = self._counts.add(owner, *recipient_day, reminder_id, most, left)
            except (StoreUnavailable, ClientError):
                self._remove(owner, [*reserved, recipient_day], reminder_id)
                raise
            if not is_counted:
                self._remove(owner, reserved, reminder_id)
                raise RecipientLimitReached
            reserved.append(recipient_day)

    def reserve_changes(self, owner: str, edits: Iterable[tuple[Reminder, Draft]], most: int) -> None:
        """Counts each changed reminder for each recipient and day that it does not have yet.

        A former recipient or day stays counted: a concurrent change may return to it.

        Raises:
            RecipientLimitReached: more than `most` would be due for a recipient on a day. Nothing is counted
                then, unless a concurrent request took the place.
        """
        new: dict[RecipientDay, set[str]] = {}
        for current, draft in edits:
            former = set(_recipient_days(current, current.asked_by))
            for recipient_day in _recipient_days(draft, current.asked_by):
                if recipient_day not in former:
                    new.setdefault(recipient_day, set()).add(current.id)
        for recipient_day, ids in new.items():
            if len(ids | self._counts.ids(owner, *recipient_day)) > most:
                raise RecipientLimitReached
        for recipient_day, ids in new.items():
            for reminder_id in ids:
                if not self._counts.add(owner, *recipient_day, reminder_id, most):
                    raise RecipientLimitReached

    def release(self, cancelled: Reminder) -> None:
        """Removes a cancelled reminder from the counts; if AWS fails, it stays counted."""
        self._remove(cancelled.owner, list(_recipient_days(cancelled, cancelled.asked_by)), cancelled.id)

    def _remove(self, owner: str, days: list[RecipientDay], reminder_id: str) -> None:
        for recipient_day in days:
            with best_effort_release():
                self._counts.remove(owner, *recipient_day, reminder_id)


def _recipient_days(draft: Draft, asked_by: str | None) -> Iterator[RecipientDay]:
    """Yields recipient and day of `draft` for each channel, without the owner's own address."""
    channels, day = CHANNELS[draft.preference], rounded_up(draft.due_at).astimezone(UTC).date()
    if "email" in channels and draft.email and not (asked_by and is_same_address(draft.email, asked_by)):
        yield draft.email.lower(), day
    if "sms" in channels and draft.phone:
        yield draft.phone, day

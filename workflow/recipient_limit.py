"""Limits how many of an owner's reminders are due for one recipient on one day (UTC)."""

from collections.abc import Iterator
from datetime import UTC, date

from workflow.giving_back import giving_back
from workflow.reminders.exceptions import RecipientLimitReached
from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import CHANNELS, Draft, Reminder
from workflow.storage.recipient_counts import RecipientCounts
from workflow.time.times import rounded_up

Place = tuple[str, date]
"""A recipient, and the day (UTC) on which a reminder is due for it."""


class RecipientLimit:
    """Reminders are counted by the day on which they are due; those to who asked for them are not."""

    def __init__(self, counts: RecipientCounts) -> None:
        self._counts = counts

    def take(self, draft: Draft, *, owner: str, reminder_id: str, asked_by: str | None, most: int) -> None:
        """Counts `draft`, a new reminder of that id, for each of its recipients.

        Raises:
            RecipientLimitReached: `most` others are due for one of them on that day; then nothing is counted.
        """
        taken: list[Place] = []
        for place in _places(draft, asked_by):
            if not self._counts.add(owner, *place, reminder_id, most):
                self._remove(owner, taken, reminder_id)
                raise RecipientLimitReached
            taken.append(place)

    def take_change(self, seen: Reminder, draft: Draft, most: int) -> None:
        """Counts `draft` for what it has other recipients or another day than the reminder as it was `seen`.

        What it no longer has stays counted: another change, at the same instant, may have it again.

        Raises:
            RecipientLimitReached: `most` others are due for one of them on that day.
        """
        former = set(_places(seen, seen.asked_by))
        for place in _places(draft, seen.asked_by):
            if place not in former and not self._counts.add(seen.owner, *place, seen.id, most):
                raise RecipientLimitReached

    def give_back(self, cancelled: Reminder) -> None:
        """Counts a cancelled reminder no more; where AWS fails, it stays counted."""
        self._remove(cancelled.owner, list(_places(cancelled, cancelled.asked_by)), cancelled.id)

    def _remove(self, owner: str, places: list[Place], reminder_id: str) -> None:
        with giving_back():
            for place in places:
                self._counts.remove(owner, *place, reminder_id)


def _places(draft: Draft, asked_by: str | None) -> Iterator[Place]:
    """Where `draft` counts: for its recipients but for who asked for it."""
    channels, day = CHANNELS[draft.preference], rounded_up(draft.due_at).astimezone(UTC).date()
    if "email" in channels and draft.email and not (asked_by and is_same_address(draft.email, asked_by)):
        yield draft.email, day
    if "sms" in channels and draft.phone:
        yield draft.phone, day

"""Follows a chain of snoozes: back to the first reminder, and on to the snoozes of one."""

from collections.abc import Iterator
from datetime import datetime

from workflow.reminders.reminder import Reminder
from workflow.service import Reminders

MOST_STEPS = 25
"""How many steps back a chain is followed; a longer one is treated as a separate chain."""

MOST_SNOOZES_READ = 10
"""How many snoozes of a reminder are read, newest first."""

_NOT_SENT = frozenset({"scheduled", "cancelled"})


def first_in_chain(reminder: Reminder, reminders: Reminders) -> str:
    """Returns the id of the chain's first reminder, even if its record is gone."""
    for _ in range(MOST_STEPS):
        if reminder.snoozed_from is None:
            return reminder.id
        source = reminders.get(reminder.snoozed_from, owner=reminder.owner)
        if source is None:
            return reminder.snoozed_from
        reminder = source
    return reminder.id


def scheduled_snooze(
    source: Reminder, reminders: Reminders, due_at: datetime | None = None
) -> Reminder | None:
    """Returns a scheduled snooze of `source` to its address and nobody else, or None.

    One due at exactly that time comes first, then those by email alone, then the newest.
    """
    scheduled = [each for each in _to_the_same(source, reminders) if each.status == "scheduled"]
    return min(scheduled, key=lambda each: (each.due_at != due_at, each.preference != "email"), default=None)


def sent_snooze(due_at: datetime, source: Reminder, reminders: Reminders) -> Reminder | None:
    """Returns the same due at exactly that time that was or is being sent, or None."""
    snoozes = _to_the_same(source, reminders)
    return next((each for each in snoozes if each.due_at == due_at and each.status not in _NOT_SENT), None)


def _to_the_same(source: Reminder, reminders: Reminders) -> Iterator[Reminder]:
    """Yields the snoozes of `source` to its address and, at most, its number, newest first."""
    for identifier in source.snoozes[: -MOST_SNOOZES_READ - 1 : -1]:
        found = reminders.get(identifier, owner=source.owner)
        if found is not None and found.recipients <= source.recipients and found.preference != "sms":
            yield found

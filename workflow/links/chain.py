"""Which reminders have been made out of one another: a chain's first one, and what waits of a message's."""

from collections.abc import Iterator

from workflow.reminders.reminder import Reminder
from workflow.service import Reminders

MOST_STEPS = 25
"""How far back a chain is followed; beyond that one counts as another chain."""

MOST_LOOKED_AT = 10
"""How many of a reminder's snoozes, the newest first, are looked at."""


def first_of(reminder: Reminder, reminders: Reminders) -> str:
    """The id of the first reminder of the chain, whether it is kept or not."""
    for _ in range(MOST_STEPS):
        if reminder.snoozed_from is None:
            return reminder.id
        source = reminders.get(reminder.snoozed_from, owner=reminder.owner)
        if source is None:
            return reminder.snoozed_from
        reminder = source
    return reminder.id


def waiting_snooze(source: Reminder, reminders: Reminders) -> Reminder | None:
    """The newest email that waits and was made out of `source`, to the same address; None where none does."""
    for _, found in _newest_snoozes(source, reminders):
        if (
            found is not None
            and found.status == "scheduled"
            and found.preference == "email"
            and found.email == source.email
        ):
            return found
    return None


def newest_given_up(source: Reminder, reminders: Reminders) -> str | None:
    """The id of the newest snooze of `source` that was cancelled or erased; None where none was."""
    for identifier, found in _newest_snoozes(source, reminders):
        if found is None or found.status == "cancelled":
            return identifier
    return None


def _newest_snoozes(source: Reminder, reminders: Reminders) -> Iterator[tuple[str, Reminder | None]]:
    """The ids of what was made out of `source`, the newest first, with its records where they are kept."""
    for each in source.snoozes[: -MOST_LOOKED_AT - 1 : -1]:
        yield each, reminders.get(each, owner=source.owner)

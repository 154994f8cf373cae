"""Which reminders have been made out of one another: a chain's first one, and what waits of a message's."""

from collections.abc import Iterator
from datetime import datetime

from workflow.reminders.reminder import Reminder
from workflow.service import Reminders

MOST_STEPS = 25
"""How far back a chain is followed; beyond that one counts as another chain."""

MOST_LOOKED_AT = 10
"""How many of a reminder's snoozes, the newest first, are looked at."""

_NOT_SENT = frozenset({"scheduled", "cancelled"})


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
    return next((each for each in _by_email(source, reminders) if each.status == "scheduled"), None)


def sent_at(due_at: datetime, source: Reminder, reminders: Reminders) -> Reminder | None:
    """The email made out of `source` for just that time that has left, or is leaving; None where none has."""
    made = _by_email(source, reminders)
    return next((each for each in made if each.due_at == due_at and each.status not in _NOT_SENT), None)


def _by_email(source: Reminder, reminders: Reminders) -> Iterator[Reminder]:
    """What was made out of `source` to the same address, the newest first."""
    for identifier in source.snoozes[: -MOST_LOOKED_AT - 1 : -1]:
        found = reminders.get(identifier, owner=source.owner)
        if found is not None and found.preference == "email" and found.email == source.email:
            yield found

"""Tells whether a message goes to its own owner."""

from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import Reminder


def is_self_addressed(reminder: Reminder) -> bool:
    """Returns whether the reminder's email goes to its owner's own address."""
    asker = reminder.asked_by
    return asker is not None and is_same_address(asker, reminder.email or "")

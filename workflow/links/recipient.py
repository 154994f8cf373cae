"""Who a message went to, for its links: by a keyed hash, and whether it is who asked for it."""

from workflow.reminders.recipients import is_same_address
from workflow.reminders.reminder import Reminder


def asked_for_by_recipient(reminder: Reminder) -> bool:
    """Whether its email goes to the address of who asked for it."""
    asker = reminder.asked_by
    return asker is not None and is_same_address(asker, reminder.email or "")

"""What a reminder counts towards its owner's limits: recipients of a day, and SMS parts."""

import hashlib
from datetime import UTC, datetime

from workflow.reminders.reminder import CHANNELS, Channel, Reminder

Place = str
"""A day (UTC) and a recipient, as the key in the table."""


def place_name(day: datetime, recipient: str) -> Place:
    hashed = hashlib.sha256(recipient.lower().encode()).hexdigest()
    return f"{day.astimezone(UTC):%Y-%m-%d}#{hashed}"


def places_of(reminder: Reminder | None) -> dict[Channel, Place]:
    """Returns the counted recipient per channel: none if it is the creator, or if nothing is ever sent."""
    if reminder is None or reminder.status == "cancelled" or is_over_limit(reminder):
        return {}
    found: dict[Channel, Place] = {}
    for channel in CHANNELS[reminder.preference]:
        to = reminder.email if channel == "email" else reminder.phone
        if to and to.lower() != (reminder.asked_by or "").lower():
            found[channel] = place_name(reminder.due_at, to)
    return found


def is_over_limit(reminder: Reminder) -> bool:
    """Returns whether it was created as failed because its owner had reached a limit."""
    return reminder.status == "failed" and reminder.claimed_at is None


def parts_of(reminder: Reminder | None) -> int:
    """Returns its number of SMS parts: each text of a scenario is one part."""
    return 0 if reminder is None or is_over_limit(reminder) else "sms" in CHANNELS[reminder.preference]

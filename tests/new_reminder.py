"""Creates a new reminder like the service."""

from datetime import datetime, timedelta

import uuid6

from workflow.reminders.reminder import Draft, Reminder
from workflow.reminders.transitions import created


def new_reminder(
    draft: Draft, *, owner: str, now: datetime, change_id: str, retention: timedelta
) -> Reminder:
    reminder_id = str(uuid6.uuid7())
    return created(
        draft, owner=owner, reminder_id=reminder_id, now=now, change_id=change_id, retention=retention
    )

"""`GET /v1/reminders/{id}`: one reminder of the owner's."""

from fastapi import Response

from api.identity import Owner
from api.reminder_id import ReminderId
from api.representation import reminder_response
from api.services import Provided
from workflow.refusals import ReminderUnknown


async def get_reminder(owner: Owner, reminder_id: ReminderId, services: Provided) -> Response:
    """The reminder as it is now; another owner's is as unknown as none."""
    reminder = services.reminders.get(reminder_id, owner=owner)
    if reminder is None:
        raise ReminderUnknown
    return reminder_response(reminder)

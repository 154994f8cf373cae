"""`GET /v1/reminders/{id}`: one reminder of the owner's."""

from fastapi import APIRouter, Response

from api.requests.dependencies import Provided, ReadingOwner
from api.requests.reminder_id import ReminderId
from api.responses.documented import NOT_FOUND, OWNERS_CALL, REMINDER
from api.responses.models import Reminder
from api.responses.reminder import reminder_response
from workflow.reminders.exceptions import ReminderNotFound

router = APIRouter()


@router.get(
    "/v1/reminders/{id}",
    operation_id="getReminder",
    tags=["Reminders"],
    summary="See one reminder",
    response_model=Reminder,
    response_description="The reminder.",
    responses=OWNERS_CALL | NOT_FOUND | REMINDER,
)
async def get_reminder(reminder_id: ReminderId, owner: ReadingOwner, services: Provided) -> Response:
    """The reminder as it is now; another owner's is as unknown as none."""
    reminder = services.reminders.get(reminder_id, owner=owner)
    if reminder is None:
        raise ReminderNotFound
    return reminder_response(reminder)

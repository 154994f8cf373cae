"""`GET /v1/reminders/{id}`: returns one of the owner's reminders."""

from fastapi import APIRouter, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, ReadingOwner
from api.requests.ids import ReminderId
from api.responses.models import Reminder
from api.responses.openapi import (
    CONDITIONAL,
    INVALID_REQUEST,
    NOT_FOUND,
    OWNERS_CALL,
    REMINDER,
    without_content,
)
from api.responses.reminder import etag_of, not_modified, reminder_response
from workflow.reminders.exceptions import ReminderNotFound, StaleVersion

router = APIRouter()

_RESPONSES = OWNERS_CALL | INVALID_REQUEST | NOT_FOUND | REMINDER | CONDITIONAL


@router.head(
    "/v1/reminders/{id}",
    operation_id="getReminderHead",
    tags=["Reminders"],
    summary="The same without a body",
    response_class=Response,
    response_description="The reminder exists.",
    responses=without_content(_RESPONSES),
)
@router.get(
    "/v1/reminders/{id}",
    operation_id="getReminder",
    tags=["Reminders"],
    summary="Get a reminder",
    response_model=Reminder,
    response_description="The reminder.",
    responses=_RESPONSES,
)
async def get_reminder(
    reminder_id: ReminderId, owner: ReadingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Returns the reminder as it is now. Another owner's reminder is `not_found`, too."""
    reminder = services.reminders.get(reminder_id, owner=owner)
    if reminder is None:
        raise ReminderNotFound
    outcome = conditions.outcome(etag_of(reminder), reads=True)
    if outcome == "failed":
        raise StaleVersion(reminder.version)
    response = reminder_response(reminder)
    return not_modified(response) if outcome == "not modified" else response

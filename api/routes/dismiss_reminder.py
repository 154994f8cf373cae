"""`POST /v1/reminders/{id}/dismiss`: a final reminder no longer needs attention."""

from fastapi import APIRouter, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ReminderId
from api.responses.models import Reminder
from api.responses.openapi import CONFLICT, INVALID_REQUEST, NOT_FOUND, OWNERS_CALL, REMINDER
from api.responses.reminder import reminder_response

router = APIRouter()


@router.post(
    "/v1/reminders/{id}/dismiss",
    operation_id="dismissReminder",
    tags=["Reminders"],
    summary="Dismiss a reminder that needs attention",
    response_model=Reminder,
    response_description="The reminder, whose `attention` is false.",
    responses=OWNERS_CALL | INVALID_REQUEST | NOT_FOUND | CONFLICT | REMINDER,
)
async def dismiss_reminder(
    reminder_id: ReminderId, owner: WritingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Dismisses a final reminder that did not reach everybody: it no longer needs attention.

    One that needs no attention is returned as it is, whatever `If-Match` says. `409` takes precedence over
    `412`.
    """
    return reminder_response(services.follow_up.dismiss(reminder_id, owner=owner, if_match=conditions))

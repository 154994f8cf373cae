"""`POST` and `DELETE /v1/reminders/{id}/done`: marks the task as done, or as not done."""

from fastapi import APIRouter, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ReminderId
from api.responses.models import Reminder
from api.responses.openapi import CONFLICT, INVALID_REQUEST, NOT_FOUND, OWNERS_CALL, REMINDER
from api.responses.reminder import reminder_response

router = APIRouter()

_PATH = "/v1/reminders/{id}/done"
_RESPONSES = OWNERS_CALL | INVALID_REQUEST | NOT_FOUND | CONFLICT | REMINDER


@router.post(
    _PATH,
    operation_id="completeReminder",
    tags=["Reminders"],
    summary="Mark its task as done",
    response_model=Reminder,
    response_description="The reminder, with its `doneAt`.",
    responses=_RESPONSES,
)
async def complete_reminder(
    reminder_id: ReminderId, owner: WritingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Marks the task that the reminder is about as done: it needs no attention.

    A waiting reminder is cancelled, and so are its waiting snoozes. One that is already done is returned as
    it is, whatever `If-Match` says. `409` takes precedence over `412`.
    """
    return reminder_response(services.follow_up.done(reminder_id, owner=owner, if_match=conditions))


@router.delete(
    _PATH,
    operation_id="reopenReminder",
    tags=["Reminders"],
    summary="Mark its task as not done",
    response_model=Reminder,
    response_description="The reminder, without `doneAt`.",
    responses=_RESPONSES,
)
async def reopen_reminder(
    reminder_id: ReminderId, owner: WritingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Marks the task that the reminder is about as not done. Cancelled reminders stay cancelled.

    One that is not done is returned as it is, whatever `If-Match` says. `409` takes precedence over `412`.
    """
    return reminder_response(services.follow_up.undo(reminder_id, owner=owner, if_match=conditions))

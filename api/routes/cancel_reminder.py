"""`DELETE /v1/reminders/{id}`: cancels a waiting reminder; `?erase=true` removes a final one."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import UncheckedReminderId, parse_reminder_id
from api.requests.parameters import TrueOrFalse
from api.responses.models import Reminder
from api.responses.openapi import CONFLICT, INVALID_REQUEST, NOT_FOUND, OWNERS_CALL, REMINDER, headers
from api.responses.reminder import reminder_response
from workflow.reminders.exceptions import ReminderNotFound

router = APIRouter()

_ERASED = {
    "description": "With `erase=true`: it no longer exists, or never did.",
    "headers": headers(),
}


@router.delete(
    "/v1/reminders/{id}",
    operation_id="cancelReminder",
    tags=["Reminders"],
    summary="Cancel a reminder, or erase a final one",
    response_model=Reminder,
    response_description="The cancelled reminder.",
    responses=OWNERS_CALL | INVALID_REQUEST | NOT_FOUND | CONFLICT | REMINDER | {204: _ERASED},
)
async def cancel_reminder(
    *,
    reminder_id: UncheckedReminderId,
    owner: WritingOwner,
    services: InjectedServices,
    conditions: Conditional,
    erase: Annotated[
        TrueOrFalse,
        Query(
            description="`true` erases a final reminder at once, instead of cancelling a waiting one."
            " `If-Match` is then ignored."
        ),
    ] = False,
) -> Response:
    """After the `200` for a cancellation, nothing is ever sent.

    The reminder stays readable until it expires. One that is already cancelled is returned as it is, whatever
    `If-Match` says. `409` takes precedence over `412`.
    """
    if erase:
        with suppress(ReminderNotFound):
            services.reminders.erase(parse_reminder_id(reminder_id), owner=owner)
        return Response(status_code=204, headers={"cache-control": "no-store"})
    reminder = services.reminders.cancel(parse_reminder_id(reminder_id), owner=owner, if_match=conditions)
    return reminder_response(reminder)

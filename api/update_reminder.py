"""`PATCH /v1/reminders/{id}`: changes a reminder that waits."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.answers import BODY, CONFLICT, NOT_FOUND, OWNERS_CALL, REMINDER
from api.asked import Asked, ReadAs
from api.examples import UPDATE
from api.identity import WritingOwner
from api.if_match import IfMatch
from api.json_route import MERGE_PATCH, JsonRoute
from api.members import Members, ReminderUpdate
from api.merge import merge
from api.reminder_id import ReminderId
from api.representation import reminder_response
from api.schemas import Reminder
from api.services import Provided

router = APIRouter(route_class=JsonRoute)

_ALSO_SENT_AS = {"schema": {"$ref": "#/components/schemas/ReminderUpdate"}, "examples": UPDATE}


@router.patch(
    "/v1/reminders/{id}",
    operation_id="updateReminder",
    tags=["Reminders"],
    summary="Change a reminder that waits",
    response_model=Reminder,
    response_description="The reminder as the change left it.",
    responses=OWNERS_CALL | BODY | NOT_FOUND | CONFLICT | REMINDER,
    openapi_extra={"requestBody": {"content": {MERGE_PATCH: _ALSO_SENT_AS}}},
)
async def update_reminder(
    reminder_id: ReminderId,
    asked: Annotated[Asked[Members], ReadAs(ReminderUpdate, ReminderUpdate), Body(openapi_examples=UPDATE)],
    owner: WritingOwner,
    services: Provided,
    if_match: IfMatch = None,
) -> Response:
    """What is absent stays as it is; `null` clears what may be empty.

    The result must keep the rules of a new reminder, but for those of the day: that a due time lies ahead, a
    number is in a country of the list, a recipient is allowed, is asked of what is sent or newly needed.
    `timezone` alone changes only how times are shown. Once a new time is acknowledged, nothing is sent at the
    old one. `409` goes before `412`.
    """
    now = services.clock()
    reminder = services.reminders.change(
        reminder_id,
        owner=owner,
        merge=lambda seen: merge(asked, seen, services.settings, now),
        if_match=if_match,
    )
    return reminder_response(reminder)

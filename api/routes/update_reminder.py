"""`PATCH /v1/reminders/{id}`: changes a waiting reminder."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ReminderId
from api.requests.json_body import MERGE_PATCH, JsonRoute
from api.requests.models import Members, ReminderUpdate
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.patch import read_change
from api.responses.models import Reminder
from api.responses.openapi import BODY, CHANGES, CONFLICT, NOT_FOUND, OWNERS_CALL, REMINDER
from api.responses.reminder import reminder_response
from api.routes.examples import UPDATE
from workflow.reminders.exceptions import InvalidReminder

router = APIRouter(route_class=JsonRoute)

_ALSO_SENT_AS = {"schema": {"$ref": "#/components/schemas/ReminderUpdate"}, "examples": UPDATE}


@router.patch(
    "/v1/reminders/{id}",
    operation_id="updateReminder",
    tags=["Reminders"],
    summary="Change a waiting reminder",
    response_model=Reminder,
    response_description="The reminder after the change.",
    responses=OWNERS_CALL | BODY | NOT_FOUND | CONFLICT | CHANGES | REMINDER,
    openapi_extra={"requestBody": {"content": {MERGE_PATCH: _ALSO_SENT_AS}}},
)
async def update_reminder(
    reminder_id: ReminderId,
    body: Annotated[
        ParsedBody[Members], ParseAs(ReminderUpdate, ReminderUpdate), Body(openapi_examples=UPDATE)
    ],
    owner: WritingOwner,
    services: InjectedServices,
    conditions: Conditional,
) -> Response:
    """Absent members are unchanged; `null` clears what may be empty.

    The result must follow the rules of a new reminder. Only what is sent or newly needed is checked against
    the rules that depend on today: that a due time lies ahead, a number's country is listed, a recipient is
    allowed. `timezone` alone changes only how times are shown, and clears `localTime`. After the response to
    a new time the reminder is sent only then, or at the same local time under newer zone rules. `409` takes
    precedence over `412`.
    """
    now = services.clock()
    change = read_change(body, now)
    if not change.is_valid:
        current = services.reminders.changeable(reminder_id, owner=owner, if_match=conditions)
        raise change.problem(services.policy.violations_of_patch(current, change.patch, now))
    try:
        reminder = services.reminders.change(reminder_id, change.patch, owner=owner, if_match=conditions)
    except InvalidReminder as error:
        raise change.problem(error.violations) from None
    return reminder_response(reminder)

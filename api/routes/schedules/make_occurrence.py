"""`POST /v1/schedules/{id}/occurrences`: creates one of its reminders ahead of time."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ScheduleId
from api.requests.json_body import JsonRoute
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.schedules.models import OccurrenceMembers, ScheduleOccurrence
from api.responses.field_errors import body_error, whole_body_error
from api.responses.models import Reminder
from api.responses.openapi import BODY, OWNERS_CALL
from api.responses.problems import invalid_request
from api.responses.reminder import reminder_response
from api.responses.schedules.openapi import NO_SCHEDULE, OCCURRENCE, STALE
from api.routes.schedules.examples import MAKE
from workflow.reminders.exceptions import InvalidReminder
from workflow.schedules.exceptions import NotAnOccurrence

router = APIRouter(route_class=JsonRoute)

_NONE = "Must be a future time that the schedule's rule gives, no further ahead than a reminder may be due."


@router.post(
    "/v1/schedules/{id}/occurrences",
    operation_id="makeOccurrence",
    tags=["Schedules"],
    summary="Create one of its reminders ahead of time",
    status_code=201,
    response_model=Reminder,
    response_description="The new reminder.",
    responses=OWNERS_CALL | BODY | NO_SCHEDULE | STALE | OCCURRENCE,
)
async def make_occurrence(
    schedule_id: ScheduleId,
    body: Annotated[
        ParsedBody[OccurrenceMembers],
        ParseAs(ScheduleOccurrence, OccurrenceMembers),
        Body(openapi_examples=MAKE),
    ],
    owner: WritingOwner,
    services: InjectedServices,
    conditions: Conditional,
) -> Response:
    """Creates the reminder of one occurrence, so that you can move, change or cancel "only this one".

    The call may be repeated: it then returns the same reminder as it is now, whatever `If-Match` says, which
    takes the schedule's `ETag`. `409` takes precedence over `412`.
    """
    local = body.members.occurrence
    if body.errors or local is None:
        raise invalid_request(body.errors)
    try:
        reminder, is_new = services.schedules.ahead.make(schedule_id, local, owner=owner, if_match=conditions)
    except NotAnOccurrence:
        raise invalid_request([body_error("occurrence", "not_an_occurrence", _NONE)]) from None
    except InvalidReminder as error:
        raise invalid_request(
            [whole_body_error(each.code, each.detail) for each in error.violations]
        ) from None
    location = {"location": f"/v1/reminders/{reminder.id}"}
    return reminder_response(reminder, 201 if is_new else 200, location)

"""`PATCH /v1/schedules/{id}`: changes a schedule and its waiting reminders."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ScheduleId
from api.requests.json_body import MERGE_PATCH, JsonRoute
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.schedules.change import read_schedule_change
from api.requests.schedules.models import ScheduleMembers, ScheduleUpdate
from api.responses.openapi import BODY, OWNERS_CALL
from api.responses.schedules.models import ChangedSchedule
from api.responses.schedules.openapi import CHANGE_CONFLICT, CHANGE_LIMITS, NO_SCHEDULE, SCHEDULE
from api.responses.schedules.schedule import changed_response
from api.routes.schedules.examples import UPDATE
from workflow.recurrence.end import RuleWithoutOccurrences
from workflow.recurrence.rule import RuleInvalid
from workflow.reminders.exceptions import InvalidReminder

router = APIRouter(route_class=JsonRoute)

_ALSO_SENT_AS = {"schema": {"$ref": "#/components/schemas/ScheduleUpdate"}, "examples": UPDATE}


@router.patch(
    "/v1/schedules/{id}",
    operation_id="updateSchedule",
    tags=["Schedules"],
    summary="Change a schedule and its waiting reminders",
    response_model=ChangedSchedule,
    response_description="The schedule after the change.",
    responses=OWNERS_CALL | BODY | NO_SCHEDULE | CHANGE_CONFLICT | CHANGE_LIMITS | SCHEDULE,
    openapi_extra={"requestBody": {"content": {MERGE_PATCH: _ALSO_SENT_AS}}},
)
async def update_schedule(
    schedule_id: ScheduleId,
    body: Annotated[
        ParsedBody[ScheduleMembers], ParseAs(ScheduleUpdate, ScheduleUpdate), Body(openapi_examples=UPDATE)
    ],
    owner: WritingOwner,
    services: InjectedServices,
    conditions: Conditional,
) -> Response:
    """Absent members are unchanged; `null` clears what may be empty; `exdates` is the whole list.

    The schedule's waiting reminders follow: if their time stays they are changed in place, otherwise they are
    cancelled with the `reason` `schedule`. Reminders that you changed or cancelled yourself are not touched.
    `tooLate` lists those that were being sent. `409` takes precedence over `412`.
    """
    changes, now = services.schedules.changes, services.clock()
    change = read_schedule_change(body)
    if not change.is_valid:
        current = changes.changeable(schedule_id, owner=owner, if_match=conditions)
        raise change.problem(current, services.policy, now)
    try:
        changed = changes.change(schedule_id, change.patch, owner=owner, if_match=conditions)
    except (InvalidReminder, RuleWithoutOccurrences, RuleInvalid) as error:
        current = changes.changeable(schedule_id, owner=owner, if_match=conditions)
        raise change.problem(current, services.policy, now, error) from None
    return changed_response(services.schedules.reader.view(changed.schedule, changed.too_late))

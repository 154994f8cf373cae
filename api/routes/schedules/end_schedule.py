"""`DELETE /v1/schedules/{id}`: ends a schedule; `?erase=true` removes one that has ended."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import UncheckedScheduleId, parse_schedule_id
from api.requests.parameters import TrueOrFalse
from api.responses.openapi import INVALID_REQUEST, OWNERS_CALL, headers
from api.responses.schedules.models import ChangedSchedule
from api.responses.schedules.openapi import END_CONFLICT, NO_SCHEDULE, SCHEDULE
from api.responses.schedules.schedule import changed_response
from workflow.schedules.exceptions import ScheduleNotFound

router = APIRouter()

_ERASED = {
    "description": "With `erase=true`: it no longer exists, or never did.",
    "headers": headers(),
}


@router.delete(
    "/v1/schedules/{id}",
    operation_id="endSchedule",
    tags=["Schedules"],
    summary="End a schedule, or erase an ended one",
    response_model=ChangedSchedule,
    response_description="The ended schedule.",
    responses=OWNERS_CALL | INVALID_REQUEST | NO_SCHEDULE | END_CONFLICT | SCHEDULE | {204: _ERASED},
)
async def end_schedule(
    *,
    schedule_id: UncheckedScheduleId,
    owner: WritingOwner,
    services: InjectedServices,
    conditions: Conditional,
    erase: Annotated[
        TrueOrFalse,
        Query(
            description="`true` erases an ended schedule at once, but not its reminders. `If-Match` is then"
            " ignored."
        ),
    ] = False,
) -> Response:
    """Ends the schedule and cancels its waiting reminders; `tooLate` lists those that are being sent.

    One that has already ended is returned as it is, whatever `If-Match` says.
    """
    schedules = services.schedules
    if erase:
        with suppress(ScheduleNotFound):
            schedules.schedules.erase(parse_schedule_id(schedule_id), owner=owner)
        return Response(status_code=204, headers={"cache-control": "no-store"})
    ended = schedules.changes.end(parse_schedule_id(schedule_id), owner=owner, if_match=conditions)
    return changed_response(schedules.reader.view(ended.schedule, ended.too_late))

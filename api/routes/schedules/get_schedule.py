"""`GET /v1/schedules/{id}`: returns one of the owner's schedules."""

from fastapi import APIRouter, Response

from api.requests.dependencies import InjectedServices, ReadingOwner
from api.requests.ids import ScheduleId
from api.responses.openapi import INVALID_REQUEST, OWNERS_CALL, without_content
from api.responses.schedules.models import Schedule
from api.responses.schedules.openapi import NO_SCHEDULE, SCHEDULE
from api.responses.schedules.schedule import schedule_response
from workflow.schedules.exceptions import ScheduleNotFound

router = APIRouter()

_RESPONSES = OWNERS_CALL | INVALID_REQUEST | NO_SCHEDULE | SCHEDULE


@router.head(
    "/v1/schedules/{id}",
    operation_id="getScheduleHead",
    tags=["Schedules"],
    summary="The same without a body",
    response_class=Response,
    response_description="The schedule exists.",
    responses=without_content(_RESPONSES),
)
@router.get(
    "/v1/schedules/{id}",
    operation_id="getSchedule",
    tags=["Schedules"],
    summary="Get a schedule",
    response_model=Schedule,
    response_description="The schedule.",
    responses=_RESPONSES,
)
async def get_schedule(schedule_id: ScheduleId, owner: ReadingOwner, services: InjectedServices) -> Response:
    """Returns the schedule as it is now. Another owner's schedule is `not_found`, too.

    Its `ETag` is for changes only: `nextDueAt` moves while `version` stays, so a read never returns `304`.
    """
    view = services.schedules.reader.get(schedule_id, owner=owner)
    if view is None:
        raise ScheduleNotFound
    return schedule_response(view)

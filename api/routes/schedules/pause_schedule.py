"""`POST /v1/schedules/{id}/pause` and `/resume`: pauses a schedule, and resumes it."""

from fastapi import APIRouter, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.ids import ScheduleId
from api.responses.field_errors import whole_body_error
from api.responses.openapi import INVALID_REQUEST, OWNERS_CALL
from api.responses.problems import invalid_request
from api.responses.schedules.models import ChangedSchedule
from api.responses.schedules.openapi import CHANGE_CONFLICT, CHANGE_LIMITS, NO_SCHEDULE, SCHEDULE
from api.responses.schedules.schedule import changed_response
from workflow.reminders.exceptions import InvalidReminder

router = APIRouter()

_RESPONSES = OWNERS_CALL | INVALID_REQUEST | NO_SCHEDULE | CHANGE_CONFLICT | SCHEDULE


@router.post(
    "/v1/schedules/{id}/pause",
    operation_id="pauseSchedule",
    tags=["Schedules"],
    summary="Pause a schedule",
    response_model=ChangedSchedule,
    response_description="The paused schedule.",
    responses=_RESPONSES,
)
async def pause_schedule(
    schedule_id: ScheduleId, owner: WritingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Creates no more reminders and cancels the waiting ones; `tooLate` lists those that are being sent.

    One that is already paused is returned as it is, whatever `If-Match` says. `409` takes precedence over
    `412`.
    """
    schedules = services.schedules
    paused = schedules.changes.pause(schedule_id, owner=owner, if_match=conditions)
    return changed_response(schedules.reader.view(paused.schedule, paused.too_late))


@router.post(
    "/v1/schedules/{id}/resume",
    operation_id="resumeSchedule",
    tags=["Schedules"],
    summary="Resume a schedule",
    response_model=ChangedSchedule,
    response_description="The active schedule.",
    responses=_RESPONSES | CHANGE_LIMITS,
)
async def resume_schedule(
    schedule_id: ScheduleId, owner: WritingOwner, services: InjectedServices, conditions: Conditional
) -> Response:
    """Resumes a paused schedule from now on: occurrences during the pause are skipped and need no attention.

    One that is active is returned as it is, whatever `If-Match` says. `409` takes precedence over `412`. If
    it can't be sent any more, the error is at `#`: change the schedule first.
    """
    schedules = services.schedules
    try:
        resumed = schedules.changes.resume(schedule_id, owner=owner, if_match=conditions)
    except InvalidReminder as error:
        raise invalid_request(
            [whole_body_error(each.code, each.detail) for each in error.violations]
        ) from None
    return changed_response(schedules.reader.view(resumed.schedule, resumed.too_late))

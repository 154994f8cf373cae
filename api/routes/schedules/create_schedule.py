"""`POST /v1/schedules`: stores a new schedule, and creates the reminders that are due soon."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.dependencies import InjectedServices, WritingOwner
from api.requests.idempotency_key import IdempotencyKey, key_errors, named_request
from api.requests.json_body import JsonRoute
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.schedules.draft import read_schedule, refusal_problem
from api.requests.schedules.models import ScheduleCreate, ScheduleMembers
from api.responses.schedules.models import Schedule
from api.responses.schedules.openapi import SCHEDULE_CREATION
from api.responses.schedules.schedule import schedule_creation_response
from api.routes.schedules.examples import CREATE
from workflow.recurrence.end import RuleWithoutOccurrences
from workflow.recurrence.rule import RuleInvalid
from workflow.reminders.exceptions import InvalidReminder

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/schedules",
    operation_id="createSchedule",
    tags=["Schedules"],
    summary="Create a schedule of repeating reminders",
    status_code=201,
    response_model=Schedule,
    response_description="The new schedule.",
    responses=SCHEDULE_CREATION,
)
async def create_schedule(
    body: Annotated[
        ParsedBody[ScheduleMembers], ParseAs(ScheduleCreate, ScheduleMembers), Body(openapi_examples=CREATE)
    ],
    owner: WritingOwner,
    services: InjectedServices,
    key: IdempotencyKey = None,
) -> Response:
    """`201` means that the schedule is stored: it creates each reminder about a day before its due time.

    It counts as one created reminder. Its reminders don't count: the rule determines their number.
    """
    now = services.clock()
    draft = read_schedule(body, [] if key is None else key_errors(key), services.policy, now)
    once = None if key is None else named_request(key, "createSchedule", body.members)
    try:
        made = services.schedules.schedules.create(draft, owner=owner, once=once)
    except (InvalidReminder, RuleWithoutOccurrences, RuleInvalid) as error:
        raise refusal_problem(error, draft, body, services.policy) from None
    return schedule_creation_response(made, services.policy, now)

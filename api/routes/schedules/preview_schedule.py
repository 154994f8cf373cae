"""`POST /v1/schedules/preview`: returns the next times of a rule and stores nothing."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.dependencies import InjectedServices, ReadingOwner
from api.requests.json_body import JsonRoute
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.schedules.draft import read_times
from api.requests.schedules.models import ScheduleTimes, TimeMembers
from api.requests.schedules.rules import rule_error
from api.responses.openapi import BODY, OWNERS_CALL, headers
from api.responses.problems import invalid_request
from api.responses.schedules.models import SchedulePreview
from api.responses.schedules.schedule import preview_response
from api.routes.schedules.examples import PREVIEW
from workflow.recurrence.end import RuleWithoutOccurrences
from workflow.recurrence.rule import RuleInvalid
from workflow.schedules.preview import preview

router = APIRouter(route_class=JsonRoute)


@router.post(
    "/v1/schedules/preview",
    operation_id="previewSchedule",
    tags=["Schedules"],
    summary="Preview the next times of a rule",
    response_model=SchedulePreview,
    response_description="The next ten, or fewer if the rule ends before.",
    responses=OWNERS_CALL | BODY | {200: {"headers": headers()}},
)
async def preview_schedule(
    body: Annotated[
        ParsedBody[TimeMembers], ParseAs(ScheduleTimes, TimeMembers), Body(openapi_examples=PREVIEW)
    ],
    _owner: ReadingOwner,
    services: InjectedServices,
) -> Response:
    """Stores nothing and counts towards no limit, so the read scope is enough."""
    now = services.clock()
    draft = read_times(body, now)
    try:
        return preview_response(preview(draft, now), draft.timezone)
    except (RuleInvalid, RuleWithoutOccurrences) as error:
        raise invalid_request([rule_error(error)]) from None

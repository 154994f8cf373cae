"""`GET /v1/schedules`: returns the owner's schedules, page by page."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, ReadingOwner
from api.requests.schedules.list_query import ScheduleListQuery, cursor_after, start_after
from api.responses.openapi import (
    INVALID_CURSOR,
    INVALID_REQUEST,
    OWNERS_CALL,
    conditional_responses,
    headers,
    without_content,
)
from api.responses.schedules.links import FROM_SCHEDULE_PAGE
from api.responses.schedules.models import SchedulePage
from api.responses.schedules.schedule import serialized
from api.routes.conditional_page import conditional_page

router = APIRouter()

_RESPONSES = (
    OWNERS_CALL
    | INVALID_CURSOR
    | INVALID_REQUEST
    | conditional_responses("Vary")
    | {200: {"headers": headers("ETag", "Vary", "Content-Encoding"), "links": FROM_SCHEDULE_PAGE}}
)


@router.head(
    "/v1/schedules",
    operation_id="listSchedulesHead",
    tags=["Schedules"],
    summary="The same without a body",
    response_class=Response,
    response_description="A page.",
    responses=without_content(_RESPONSES),
)
@router.get(
    "/v1/schedules",
    operation_id="listSchedules",
    tags=["Schedules"],
    summary="List your schedules",
    response_model=SchedulePage,
    response_description="A page.",
    responses=_RESPONSES,
)
async def list_schedules(
    request: Request,
    query: Annotated[ScheduleListQuery, Query()],
    owner: ReadingOwner,
    services: InjectedServices,
    conditions: Conditional,
) -> Response:
    """Returns a page, the newest first."""
    schedules, after = services.schedules, start_after(query, owner)
    page = schedules.lists.page(owner, limit=query.limit, after=after, statuses=query.status)
    shown: SchedulePage = {
        "items": [serialized(view) for view in schedules.reader.views(page.items)],
        "nextCursor": None if page.next is None else cursor_after(page.next, query, owner),
    }
    return conditional_page(shown, request.headers.get("accept-encoding", ""), conditions)

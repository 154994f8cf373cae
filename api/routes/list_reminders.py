"""`GET /v1/reminders`: the owner's reminders, page by page."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.requests import cursor
from api.requests.dependencies import Provided, ReadingOwner
from api.requests.list_query import ListQuery, selection
from api.responses.documented import INVALID_CURSOR, INVALID_REQUEST, OWNERS_CALL, headers
from api.responses.links import FROM_PAGE
from api.responses.models import ReminderPage
from api.responses.reminder import json_response, serialized

router = APIRouter()


@router.get(
    "/v1/reminders",
    operation_id="listReminders",
    tags=["Reminders"],
    summary="List your reminders",
    response_model=ReminderPage,
    response_description="A page.",
    responses=OWNERS_CALL
    | INVALID_CURSOR
    | INVALID_REQUEST
    | {200: {"headers": headers(), "links": FROM_PAGE}},
)
async def list_reminders(
    query: Annotated[ListQuery, Query()], owner: ReadingOwner, services: Provided
) -> Response:
    """A page, in the order of what the query selects."""
    selected = selection(query)
    after = None if query.cursor is None else cursor.read(query.cursor, query, owner)
    page = services.lists.page(owner, selected, limit=query.limit, after=after, statuses=query.status)
    next_cursor = None if page.next is None else cursor.write(page.next, query, owner)
    return json_response({"items": [serialized(each) for each in page.items], "nextCursor": next_cursor})

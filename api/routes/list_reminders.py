"""`GET /v1/reminders`: returns the owner's reminders, page by page."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.requests import cursor
from api.requests.conditions import Conditional
from api.requests.dependencies import InjectedServices, ReadingOwner
from api.requests.list_query import ListQuery, selection
from api.responses.links import FROM_PAGE
from api.responses.models import ReminderPage
from api.responses.openapi import (
    INVALID_CURSOR,
    INVALID_REQUEST,
    OWNERS_CALL,
    conditional_responses,
    headers,
    without_content,
)
from api.responses.reminder import serialized
from api.routes.conditional_page import conditional_page
from workflow.storage.unreadable import show_each

router = APIRouter()

_RESPONSES = (
    OWNERS_CALL
    | INVALID_CURSOR
    | INVALID_REQUEST
    | conditional_responses("Vary")
    | {200: {"headers": headers("ETag", "Vary", "Content-Encoding"), "links": FROM_PAGE}}
)


@router.head(
    "/v1/reminders",
    operation_id="listRemindersHead",
    tags=["Reminders"],
    summary="The same without a body",
    response_class=Response,
    response_description="A page.",
    responses=without_content(_RESPONSES),
)
@router.get(
    "/v1/reminders",
    operation_id="listReminders",
    tags=["Reminders"],
    summary="List your reminders",
    response_model=ReminderPage,
    response_description="A page.",
    responses=_RESPONSES,
)
async def list_reminders(
    request: Request,
    query: Annotated[ListQuery, Query()],
    owner: ReadingOwner,
    services: InjectedServices,
    conditions: Conditional,
) -> Response:
    """Returns a page, in the order of the query's selection."""
    selected = selection(query)
    after = None if query.cursor is None else cursor.read(query.cursor, query, owner)
    page = services.lists.page(owner, selected, limit=query.limit, after=after, statuses=query.status)
    next_cursor = None if page.next is None else cursor.write(page.next, query, owner)
    shown: ReminderPage = {"items": show_each(page.items, serialized), "nextCursor": next_cursor}
    return conditional_page(shown, request.headers.get("accept-encoding", ""), conditions)

"""`GET /v1/reminders`: the owner's reminders, page by page."""

from fastapi import Response

from api import cursor
from api.identity import Owner
from api.list_query import Query
from api.representation import json_response, shown
from api.services import Provided


async def list_reminders(owner: Owner, query: Query, services: Provided) -> Response:
    """A page in the order that the query's `state` asks for."""
    lists = services.lists
    read_page = {None: lists.newest, "upcoming": lists.upcoming, "finished": lists.finished}[query.state]
    after = None if query.cursor is None else cursor.read(query.cursor, query, owner)
    page = read_page(owner, limit=query.limit, after=after, statuses=query.status)
    next_cursor = None if page.next is None else cursor.write(page.next, query, owner)
    return json_response({"items": [shown(each) for each in page.items], "nextCursor": next_cursor})

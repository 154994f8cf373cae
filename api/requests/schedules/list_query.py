"""Reads the query of the list of schedules, and that list's cursors."""

import re
from typing import Annotated

from pydantic import BaseModel, Field

from api.requests.cursor import ID, decode, digest, encode, invalid_cursor
from api.requests.list_query import LIMIT, Cursor, Limit
from workflow.schedules.schedule import ScheduleStatus

_LIST = "schedules"


class ScheduleListQuery(BaseModel):
    """The query of the list: `status` filters it."""

    status: Annotated[
        frozenset[ScheduleStatus],
        Field(description="Only these statuses; may be repeated. Any page may then be incomplete, or empty."),
    ] = frozenset()
    limit: Limit = LIMIT
    cursor: Cursor = None


def cursor_after(schedule_id: str, query: ScheduleListQuery, owner: str) -> str:
    """Returns the cursor for the page after this schedule in the list that `query` selects."""
    return encode([schedule_id, _list(query), digest(owner)])


def start_after(query: ScheduleListQuery, owner: str) -> str | None:
    """Returns the id after which the page starts, None for the first page.

    Raises:
        ProblemError: `invalid_cursor`: malformed, or of another list or owner.
    """
    if query.cursor is None:
        return None
    match decode(query.cursor):
        case [str(schedule_id), str(of_list), str(of_owner)]:
            if of_list == _list(query) and of_owner == digest(owner) and re.fullmatch(ID, schedule_id):
                return schedule_id
    raise invalid_cursor()


def _list(query: ScheduleListQuery) -> str:
    return f"{_LIST}:{','.join(sorted(query.status))}"

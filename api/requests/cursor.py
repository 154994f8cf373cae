"""Cursors: where the next page of one owner's one list starts, opaque to clients."""

import base64
import hashlib
import json
import re

from api.requests.list_query import ListQuery, ranges, selection
from api.responses.problems import ProblemError
from workflow.storage.listing import Position

_LONGEST = 1024
ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DAY_AND_TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_LIST_KEY = {
    "upcoming": re.compile(rf"upcoming#{_DAY_AND_TIME}Z"),
    "finished": re.compile(rf"finished#{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
    "attention": re.compile(rf"{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
}
"""How the keys are written where a list is in order of time."""


def write(position: Position, query: ListQuery, owner: str) -> str:
    """The cursor for `position` in the list that `query` asks for."""
    return encoded([position.id, position.list_key, _list(query), digest(owner)])


def read(cursor: str, query: ListQuery, owner: str) -> Position:
    """The position that `cursor` holds.

    Raises:
        ProblemError: `invalid_cursor`: malformed, or of another list or owner.
    """
    match decoded(cursor):
        case [str(reminder_id), None | str() as list_key, str(of_list), str(of_owner)]:
            position = Position(id=reminder_id, list_key=list_key)
            if of_list == _list(query) and of_owner == digest(owner) and _is_in_list(position, query):
                return position
    raise no_cursor()


def no_cursor() -> ProblemError:
    """The problem of what is no cursor of its list."""
    return ProblemError("invalid_cursor", "This is no cursor of this list.")


def encoded(content: list[str | None]) -> str:
    """`content` as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


def decoded(cursor: str) -> object:
    """What a cursor was made of; None, or anything, for what is none."""
    if len(cursor) > _LONGEST:
        return None
    try:
        return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, RecursionError):
        return None


def _is_in_list(position: Position, query: ListQuery) -> bool:
    """Whether DynamoDB will take `position` as one of the list's: it refuses others."""
    if not re.fullmatch(ID, position.id):
        return False
    named = query.reference or query.schedule_id
    if named is not None:
        return position.list_key == f"{named} {position.id}"
    in_order = "attention" if query.attention else query.state
    if in_order is None or position.list_key is None:
        return in_order is None and position.list_key is None
    bounds = selection(query).bounds
    is_within = bounds is None or bounds[0] <= position.list_key <= bounds[1]
    return is_within and _LIST_KEY[in_order].fullmatch(position.list_key) is not None


def _list(query: ListQuery) -> str:
    """What tells the list from others; a digest, where it holds what the owner wrote."""
    selected = "attention" if query.attention else query.state or ""
    asked = f"{selected}:{','.join(sorted(query.status))}"
    times = [time for both in ranges(query).values() for time in both]
    if any(times):
        asked += f":{','.join('' if time is None else time.isoformat() for time in times)}"
    if query.schedule_id is not None:
        asked += f":schedule {query.schedule_id}"
    return asked if query.reference is None else f"{asked}:{digest(query.reference)}"


def digest(owner: str) -> str:
    """What tells an owner from others, and a reference."""
    return hashlib.sha256(owner.encode()).hexdigest()[:32]

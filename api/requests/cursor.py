"""Cursors: where the next page of one owner's one list starts, opaque to clients."""

import base64
import hashlib
import json
import re

from api.requests.list_query import ListQuery, ranges, selection
from api.responses.problems import ProblemError
from workflow.storage.listing import Position

_LONGEST = 1024
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DAY_AND_TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_LIST_KEY = {
    "upcoming": re.compile(rf"upcoming#{_DAY_AND_TIME}Z"),
    "finished": re.compile(rf"finished#{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
    "attention": re.compile(rf"{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
}
"""How the keys are written where a list is in order of time."""


def write(position: Position, query: ListQuery, owner: str) -> str:
    """The cursor for `position` in the list that `query` asks for."""
    content = [position.id, position.list_key, _list(query), _digest(owner)]
    return base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


def read(cursor: str, query: ListQuery, owner: str) -> Position:
    """The position that `cursor` holds.

    Raises:
        ProblemError: `invalid_cursor`: malformed, or of another list or owner.
    """
    match _content(cursor):
        case [str(reminder_id), None | str() as list_key, str(of_list), str(of_owner)]:
            position = Position(id=reminder_id, list_key=list_key)
            if of_list == _list(query) and of_owner == _digest(owner) and _is_in_list(position, query):
                return position
    raise ProblemError("invalid_cursor", "This is no cursor of this list.")


def _content(cursor: str) -> object:
    if len(cursor) > _LONGEST:
        return None
    try:
        return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, RecursionError):
        return None


def _is_in_list(position: Position, query: ListQuery) -> bool:
    """Whether DynamoDB will take `position` as one of the list's: it refuses others."""
    if not re.fullmatch(_ID, position.id):
        return False
    if query.reference is not None:
        return position.list_key == f"{query.reference} {position.id}"
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
    return asked if query.reference is None else f"{asked}:{_digest(query.reference)}"


def _digest(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()[:32]

"""Pagination cursors: opaque, and valid only for one owner and one list."""

import base64
import hashlib
import json
import re

from api.requests.list_query import ListQuery, ranges, selection
from api.responses.problems import ProblemError
from workflow.storage.listing import Position

_LONGEST = 1024
"""Characters of a cursor: one with the longest reference has less."""

ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DAY_AND_TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_LIST_KEY = {
    "upcoming": re.compile(rf"upcoming#{_DAY_AND_TIME}Z"),
    "finished": re.compile(rf"finished#{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
    "attention": re.compile(rf"{_DAY_AND_TIME}\.[0-9]{{3}}Z"),
}
"""The form of the keys in lists sorted by time."""


def write(position: Position, query: ListQuery, owner: str) -> str:
    """Returns the cursor for `position` in the list that `query` selects."""
    return encode([position.id, position.list_key, _list(query), digest(owner)])


def read(cursor: str, query: ListQuery, owner: str) -> Position:
    """Returns the position in `cursor`.

    Raises:
        ProblemError: `invalid_cursor`: malformed, or of another list or owner.
    """
    match decode(cursor):
        case [str(reminder_id), None | str() as list_key, str(of_list), str(of_owner)]:
            position = Position(id=reminder_id, list_key=list_key)
            if of_list == _list(query) and of_owner == digest(owner) and _is_in_list(position, query):
                return position
    raise invalid_cursor()


def invalid_cursor() -> ProblemError:
    """Returns the problem for a cursor that does not belong to its list."""
    return ProblemError("invalid_cursor", "This is not a cursor of this list.")


def encode(content: list[str | None]) -> str:
    """Encodes `content` as a cursor."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str) -> object:
    """Decodes a cursor. For a malformed one it returns None or any other value."""
    if len(cursor) > _LONGEST:
        return None
    try:
        return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, RecursionError):
        return None


def _is_in_list(position: Position, query: ListQuery) -> bool:
    """Returns whether DynamoDB will accept `position` as part of the list: it rejects others."""
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
    """Returns a text that identifies the list; a digest if it contains what the owner wrote."""
    selected = "attention" if query.attention else query.state or ""
    identity = f"{selected}:{','.join(sorted(query.status))}"
    times = [time for both in ranges(query).values() for time in both]
    if any(times):
        identity += f":{','.join('' if time is None else time.isoformat() for time in times)}"
    if query.schedule_id is not None:
        identity += f":schedule {query.schedule_id}"
    return identity if query.reference is None else f"{identity}:{digest(query.reference)}"


def digest(owner: str) -> str:
    """Returns a hash that identifies an owner, or a reference."""
    return hashlib.sha256(owner.encode()).hexdigest()[:32]

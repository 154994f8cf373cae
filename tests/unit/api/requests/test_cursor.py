"""A cursor is valid for one list of one owner and rejected for any other."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.requests import cursor
from api.requests.list_query import ListQuery
from api.responses.problems import ProblemError
from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.world import World
from workflow.storage.listing import Position

ID = "01a209fa-dedc-77d1-934b-6e7a6391e52a"
POSITIONS = {
    None: Position(ID),
    "upcoming": Position(ID, "upcoming#2026-11-23T09:00:00Z"),
    "finished": Position(ID, "finished#2026-11-23T09:00:00.125Z"),
}
OF_A = {"reference": "a"}
UPCOMING = {"state": "upcoming"}
SPAN = UPCOMING | {"dueFrom": "2026-11-23T09:00:00Z"}
queries = st.builds(
    ListQuery,
    state=st.sampled_from(list(POSITIONS)),
    status=st.frozensets(st.sampled_from(["sent", "failed", "scheduled"])),
)


def query_of(**parameters: object) -> ListQuery:
    return ListQuery.model_validate(parameters)


def is_refused(text: str, query: ListQuery, owner: str = "nora") -> bool:
    try:
        cursor.read(text, query, owner)
    except ProblemError as problem:
        return problem.code == "invalid_cursor"
    return False


@given(queries, st.text(min_size=1))
def test_a_cursor_is_read_as_it_was_written(query: ListQuery, owner: str) -> None:
    position = POSITIONS[query.state]
    assert cursor.read(cursor.write(position, query, owner), query, owner) == position


@given(queries, queries)
def test_a_cursor_of_another_list_is_rejected(written: ListQuery, read: ListQuery) -> None:
    text = cursor.write(POSITIONS[written.state], written, "nora")
    same = (written.state, written.status) == (read.state, read.status)
    assert is_refused(text, read) != same


@given(queries, st.text(min_size=1).filter(lambda owner: owner != "nora"))
def test_a_cursor_of_another_owner_is_rejected(query: ListQuery, owner: str) -> None:
    assert is_refused(cursor.write(POSITIONS[query.state], query, owner), query)


def test_a_cursor_needs_no_escaping_in_a_query() -> None:
    text = cursor.write(POSITIONS["finished"], query_of(state="finished"), "\N{GRINNING FACE}" * 50)
    assert text.replace("-", "").replace("_", "").isalnum()
    assert "GRINNING" not in text


@pytest.mark.parametrize(
    ("state", "reminder_id", "list_key"),
    [
        (None, "x", None),
        (None, 5, None),
        (None, ID, "upcoming#2026-11-23T09:00:00Z"),
        ("upcoming", ID, None),
        ("upcoming", ID, "finished#2026-11-23T09:00:00.125Z"),
        ("upcoming", ID, "upcoming#2026-11-23T09:00:00Z\n"),
        ("finished", ID, "finished#x"),
        ("finished", ID, 5),
    ],
)
def test_a_forged_position_never_reaches_the_table(
    shared: Api, state: str | None, reminder_id: object, list_key: object
) -> None:
    query = query_of(state=state)
    good = cursor.write(POSITIONS[state], query, shared.owner)
    content = json.loads(base64.urlsafe_b64decode(good + "=" * (-len(good) % 4)))
    content[:2] = [reminder_id, list_key]
    forged = base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")
    response = shared.get("/v1/reminders", cursor=forged, **({"state": state} if state else {}))
    assert (response.status, response.json["code"]) == (400, "invalid_cursor")


@pytest.mark.parametrize("text", ["", "null", "=", "W10", "a" * 5000, "é", "W1tb" * 200])
def test_an_invalid_cursor_is_a_bad_request(shared: Api, text: str) -> None:
    response = shared.get("/v1/reminders", cursor=text)
    assert (response.status, response.json["code"]) == (400, "invalid_cursor")


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ({}, [UPCOMING, {"status": "sent"}]),
        (OF_A, [{"reference": "b"}, {}, UPCOMING, OF_A | {"status": "sent"}]),
        (
            SPAN,
            [UPCOMING, SPAN | {"dueFrom": "2026-11-23T09:00:01Z"}, SPAN | {"dueTo": "2027-11-23T09:00:00Z"}],
        ),
        (SPAN, [UPCOMING | {"dueTo": SPAN["dueFrom"]}]),
    ],
    ids=str,
)
def test_a_cursor_continues_only_its_own_list(
    api: Api, world: World, query: dict[str, str], others: list[dict[str, str]]
) -> None:
    save(world, *(build_reminder(api.owner, reference="a") for _ in range(2)))
    cursor = api.get("/v1/reminders", limit=1, **query).json["nextCursor"]
    assert api.get("/v1/reminders", limit=2, cursor=cursor, **query).status == 200
    for caller, other in ((world.api("somebody"), query), *((api, each) for each in others)):
        assert caller.get("/v1/reminders", cursor=cursor, **other).json["code"] == "invalid_cursor"

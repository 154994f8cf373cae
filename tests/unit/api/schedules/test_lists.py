"""The list of schedules with its pages, and the list of one schedule's reminders."""

from __future__ import annotations

import pytest

from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import (
    NOBODYS,
    SCHEDULES,
    TIMES,
    Json,
    create,
    create_ahead,
    created_reminders,
    path_of,
    post_call,
)
from tests.unit.api.sending import listed
from tests.unit.api.world import World

LATER = "2030-01-01T09:00:00"


@pytest.fixture
def schedules(api: Api) -> list[Json]:
    """Creates six of one owner, returned newest first: active, paused and ended in turn."""
    found = [create(api, start=LATER) for _ in range(6)]
    for paused in found[1::3]:
        post_call(api, paused, "pause")
    for ended in found[2::3]:
        api.delete(path_of(ended))
    return found[::-1]


@pytest.mark.parametrize("limit", [2, 100])
def test_the_newest_come_first_and_each_once(
    api: Api, world: World, schedules: list[Json], limit: int
) -> None:
    create(world.api("somebody"))
    assert listed(api, SCHEDULES, limit=limit) == [each["id"] for each in schedules]
    for n, status in enumerate(("ended", "paused", "active")):
        assert listed(api, SCHEDULES, limit=limit, status=status) == [each["id"] for each in schedules[n::3]]
    both = [each["id"] for n, each in enumerate(schedules) if n % 3]
    assert listed(api, SCHEDULES, limit=limit, status=["paused", "active"]) == both


def test_a_list_shows_the_same_as_a_read(api: Api) -> None:
    schedule = create(api)
    assert api.get(SCHEDULES).json == {"items": [schedule], "nextCursor": None}


def test_a_cursor_is_valid_only_for_its_owner_and_its_query(
    api: Api, world: World, schedules: list[Json]
) -> None:
    cursor = api.get(SCHEDULES, limit=1).json["nextCursor"]
    assert api.get(SCHEDULES, limit=3, cursor=cursor).status == 200
    of_reminders = api.get("/v1/reminders", cursor=cursor)
    refused = [
        api.get(SCHEDULES, cursor=cursor, status="active"),
        world.api("somebody").get(SCHEDULES, cursor=cursor),
        api.get(SCHEDULES, cursor="x"),
        of_reminders,
    ]
    api.create()
    api.create()
    refused.append(api.get(SCHEDULES, cursor=api.get("/v1/reminders", limit=1).json["nextCursor"]))
    assert {(each.status, each.json["code"]) for each in refused} == {(400, "invalid_cursor")}
    assert len(schedules) == 6


def test_all_broken_rules_of_the_query_are_named(shared: Api) -> None:
    response = shared.get(SCHEDULES, status="scheduled", limit="101", state="upcoming")
    assert (response.status, response.codes) == (
        422,
        {("status", "unknown_value"), ("limit", "out_of_range"), ("state", "unknown_parameter")},
    )


def test_a_page_supports_conditions_and_compression(api: Api) -> None:
    for _ in range(4):
        create(api, start=LATER)
    headers = {"accept-encoding": "gzip"}
    page = api.call("GET", SCHEDULES, headers=headers)
    assert page.headers["content-encoding"] == "gzip"
    etag = page.headers["etag"]
    for method in ("GET", "HEAD"):
        assert api.call(method, SCHEDULES, headers=headers | {"if-none-match": etag}).status == 304
        assert api.call(method, SCHEDULES, headers=headers | {"if-match": '"1"'}).status == 412
    create(api)
    assert api.call("GET", SCHEDULES, headers=headers | {"if-none-match": etag}).status == 200


def test_a_schedules_reminders_are_listed_newest_first(api: Api, world: World) -> None:
    schedule, other = create(api), create(api)
    api.create()
    reminders = [create_ahead(api, schedule, local).json for local in TIMES[1:]]
    expected = [schedule["nextReminderId"], *(each["id"] for each in reminders)][::-1]
    first = api.get("/v1/reminders", scheduleId=schedule["id"], limit=3).json
    last = api.get("/v1/reminders", scheduleId=schedule["id"], limit=3, cursor=first["nextCursor"]).json
    assert [each["id"] for each in first["items"] + last["items"]] == expected
    assert last["nextCursor"] is None
    assert [each["id"] for each in created_reminders(api, other)] == [other["nextReminderId"]]
    assert created_reminders(world.api("somebody"), schedule) == []
    assert created_reminders(api, {"id": NOBODYS}) == []
    capitals = api.get("/v1/reminders", scheduleId=schedule["id"].upper(), limit=1)
    cursor = capitals.json["nextCursor"]
    assert api.get("/v1/reminders", scheduleId=schedule["id"], cursor=cursor).status == 200
    for query in ({"scheduleId": other["id"]}, {}, {"reference": schedule["id"]}):
        assert api.get("/v1/reminders", cursor=cursor, **query).json["code"] == "invalid_cursor"


def test_an_invalid_schedule_id_is_named(shared: Api) -> None:
    response = shared.get("/v1/reminders", scheduleId="mine")
    assert (response.status, response.codes) == (422, {("scheduleId", "wrong_type")})

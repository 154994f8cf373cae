"""The three lists, their filters and their pagination."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.api.client import Api
from tests.unit.api.records import build_reminder, save
from tests.unit.api.sending import listed, pages
from tests.unit.api.world import World
from workflow.reminders.reminder import OPEN_STATUSES, Reminder, Status
from workflow.storage import paging
from workflow.storage.item import list_key

STATUSES: tuple[Status, ...] = get_args(Status)


def expected(reminders: list[Reminder], state: str | None, statuses: set[str]) -> list[str]:
    """Returns the ids that a list must have, in its order."""
    chosen = [r for r in reminders if not statuses or r.status in statuses]
    if state is None:
        return [r.id for r in sorted(chosen, key=lambda r: r.id, reverse=True)]
    in_state = [r for r in chosen if (r.status in OPEN_STATUSES) == (state == "upcoming")]
    ordered = sorted(in_state, key=list_key, reverse=state == "finished")
    return [r.id for r in ordered]


@settings(max_examples=25)
@given(
    kinds=st.lists(
        st.tuples(st.sampled_from(STATUSES), st.integers(1, 10**6)), max_size=9, unique_by=lambda k: k[1]
    ),
    state=st.sampled_from([None, "upcoming", "finished"]),
    statuses=st.sets(st.sampled_from(STATUSES), max_size=3),
    limit=st.integers(1, 4),
)
def test_the_pages_of_a_list_contain_each_reminder_once_in_order(
    world: World, kinds: list[tuple[Status, int]], state: str | None, statuses: set[str], limit: int
) -> None:
    api = world.new_owner()
    reminders = [build_reminder(api.owner, status, due_in=due_in) for status, due_in in kinds]
    save(world, *reminders, build_reminder("somebody else"))
    query: dict[str, Any] = {} if state is None else {"state": state}
    found = list(pages(api, limit=limit, status=sorted(statuses), **query))
    assert [each for page in found for each in page] == expected(reminders, state, statuses)
    assert all(len(page) <= limit for page in found)
    assert all(len(page) == limit for page in found[:-1])
    assert all(found[1:])


def test_a_page_is_filled_with_a_limited_number_of_reads(
    api: Api, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "EXAMINED", 2)
    monkeypatch.setattr(paging, "MOST_QUERIES", 3)
    failed_at = (0, 14, 17)
    statuses: list[Status] = ["failed" if n in failed_at else "sent" for n in range(18)]
    stored = [build_reminder(api.owner, status, due_in=n + 1) for n, status in enumerate(statuses)]
    save(world, *stored)
    found = list(pages(api, limit=2, status="failed"))
    assert [each for page in found for each in page] == expected(stored, None, {"failed"})
    assert [len(page) for page in found] == [2, 0, 1]


@pytest.mark.parametrize("state", [None, "upcoming", "finished"])
def test_reminders_with_equal_keys_are_paginated_correctly(api: Api, world: World, state: str | None) -> None:
    stored = save(
        world, *(build_reminder(api.owner, "sent" if state == "finished" else "scheduled") for _ in range(5))
    )
    query = {} if state is None else {"state": state}
    assert sorted(listed(api, limit=2, **query)) == sorted(stored)


def test_a_page_has_25_reminders_by_default(api: Api, world: World) -> None:
    save(world, *(build_reminder(api.owner) for _ in range(26)))
    assert [len(page) for page in pages(api)] == [25, 1]
    assert [len(page) for page in pages(api, limit=100)] == [26]


def test_an_empty_list_is_a_page(api: Api) -> None:
    response = api.get("/v1/reminders")
    assert response.json == {"items": [], "nextCursor": None}
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"limit": "0"}, {("limit", "out_of_range")}),
        ({"limit": "101"}, {("limit", "out_of_range")}),
        ({"limit": "5.0"}, {("limit", "wrong_type")}),
        ({"limit": " 5"}, {("limit", "wrong_type")}),
        ({"limit": "\u0665"}, {("limit", "wrong_type")}),
        ({"limit": "1" + "0" * 5000}, {("limit", "out_of_range")}),
        ({"limit": ""}, {("limit", "wrong_type")}),
        ({"state": ""}, {("state", "unknown_value")}),
        ({"status": ["sent", "lost"]}, {("status", "unknown_value")}),
        ({"status": "sent,failed"}, {("status", "unknown_value")}),
        ({"limit": "x", "state": "y"}, {("limit", "wrong_type"), ("state", "unknown_value")}),
    ],
)
def test_broken_rules_of_the_query_are_named(
    shared: Api, query: dict[str, str], codes: set[tuple[str, str]]
) -> None:
    response = shared.get("/v1/reminders", **query)
    assert (response.status, response.json["code"]) == (422, "invalid_request")
    assert response.codes == codes

"""A list whose reminders change between two pages shows what api.md says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.stored_reminders import path_of

HOUR = 3600
Change = Callable[[Api, list[str]], object]


def create_three(api: Api) -> list[str]:
    """Creates three reminders; returns their ids in order of their due times."""
    return [api.create(message=f"{hours}", waitSeconds=hours * HOUR)["id"] for hours in (2, 3, 4)]


def paged(api: Api, change: Change, ids: list[str], **query: str) -> list[str]:
    """Returns the ids of all one-item pages; `change` happens after the first."""
    page: Any = api.get("/v1/reminders", limit=1, **query).json
    found = page["items"]
    change(api, ids)
    while page["nextCursor"]:
        assert len(found) < 10, "the pages don't end"
        page = api.get("/v1/reminders", limit=1, cursor=page["nextCursor"], **query).json
        found += page["items"]
    return [each["id"] for each in found]


def due(which: int, hours: int) -> Change:
    return lambda api, ids: api.patch(path_of(ids[which]), {"waitSeconds": hours * HOUR})


def cancelled(which: int) -> Change:
    return lambda api, ids: api.delete(path_of(ids[which]))


def erased(which: int) -> Change:
    def cancel_and_erase(api: Api, ids: list[str]) -> None:
        api.delete(path_of(ids[which]))
        assert api.delete(path_of(ids[which]), erase="true").status == 204

    return cancel_and_erase


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (due(2, 1), [0, 1]),
        (due(0, 9), [0, 1, 2, 0]),
        (cancelled(1), [0, 2]),
        (cancelled(0), [0, 1, 2]),
        (erased(0), [0, 1, 2]),
    ],
    ids=["before what was shown", "behind it", "away", "shown already", "shown and erased"],
)
def test_upcoming_shows_the_state_at_each_page(api: Api, change: Change, expected: list[int]) -> None:
    ids = create_three(api)
    assert paged(api, change, ids, state="upcoming") == [ids[which] for which in expected]


def test_a_reminder_that_ends_meanwhile_is_missing_from_finished_and_an_erased_one_hides_no_other(
    api: Api,
) -> None:
    ids = create_three(api)
    for one in ids[:2]:
        api.delete(path_of(one))
        api.clock.advance(seconds=1)
    assert paged(api, cancelled(2), ids, state="finished") == [ids[1], ids[0]]
    assert paged(api, erased(2), ids, state="finished") == [ids[2], ids[1], ids[0]]


@pytest.mark.parametrize(
    "change",
    [due(0, 9), due(2, 1), cancelled(1), erased(2), lambda api, _: api.create()],
    ids=["later", "sooner", "cancelled", "shown and erased", "a new one"],
)
def test_the_list_of_all_has_each_reminder_once(api: Api, change: Change) -> None:
    ids = create_three(api)
    assert paged(api, change, ids) == ids[::-1]

"""The read units that docs/costs.md is computed from are those that reads take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.owned import kept, path_of
from tests.unit.api.world import World

EVENTS = [f"provide-client-params.dynamodb.{operation}" for operation in ("GetItem", "Query")]


def units_for_4_kb(world: World, work: Callable[[], object]) -> list[float]:
    """What each read that `work` makes takes for 4 KB: a strongly consistent one a unit, another half of it.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
    """
    units: list[float] = []

    def count(params: dict[str, Any], **_: object) -> None:
        units.append(1 if params.get("ConsistentRead") else 0.5)

    for event in EVENTS:
        world.dynamodb.meta.events.register(event, count)
    work()
    for event in EVENTS:
        world.dynamodb.meta.events.unregister(event, count)
    return units


@pytest.mark.parametrize(
    ("query", "units"),
    [
        ({}, 1),
        ({"status": "failed"}, 1),
        ({"state": "upcoming"}, 0.5),
        ({"state": "finished", "status": "failed"}, 0.5),
        ({"reference": "r1"}, 0.5),
        ({"attention": "true"}, 0.5),
    ],
)
def test_no_list_reads_dearer_than_the_list_of_all(
    api: Api, world: World, query: dict[str, object], units: float
) -> None:
    kept(api, world, "sent")
    assert units_for_4_kb(world, lambda: api.get("/v1/reminders", **query)) == [units]


def test_one_reminder_is_read_once(api: Api, world: World) -> None:
    path = path_of(kept(api, world).id)
    assert units_for_4_kb(world, lambda: api.get(path)) == [1]

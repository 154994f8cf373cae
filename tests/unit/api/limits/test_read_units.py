"""Reads take the read units from which docs/costs.md is computed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.api.client import Api
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

EVENTS = [f"provide-client-params.dynamodb.{operation}" for operation in ("GetItem", "Query")]


def units_for_4_kb(world: World, work: Callable[[], object]) -> list[float]:
    """Returns the units for 4 KB of each read of `work`: 1 if strongly consistent, else 0.5.

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
        ({"state": "upcoming"}, 0.5),
        ({"state": "finished", "status": "failed"}, 0.5),
        ({"reference": "r1"}, 0.5),
        ({"attention": "true"}, 0.5),
    ],
)
def test_a_page_of_a_list_takes_one_read_which_is_cheaper_from_an_index(
    api: Api, world: World, query: dict[str, object], units: float
) -> None:
    saved_reminder(api, world, "sent")
    assert units_for_4_kb(world, lambda: api.get("/v1/reminders", **query)) == [units]


def test_getting_a_reminder_reads_it_once(api: Api, world: World) -> None:
    path = path_of(saved_reminder(api, world).id)
    assert units_for_4_kb(world, lambda: api.get(path)) == [1]

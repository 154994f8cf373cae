"""A reminder takes the write units from which docs/costs.md is computed."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.unit.api.client import Api
from tests.unit.api.limits.write_units import write_units
from tests.unit.api.sending import REMINDERS, send
from tests.unit.api.stored_reminders import path_of
from tests.unit.api.world import World
from tests.unit.workflow.claim import claim, record
from tools.costs import usage
from tools.costs.__main__ import PAGE

SMS = {"preference": "both", "phone": "+61491570156", "email": "nora@example.org", "waitSeconds": 60}
ADMITTED = [usage.DAY_COUNT, usage.RECIPIENT_COUNT]


def body(**more: object) -> dict[str, object]:
    return {"message": "Call", "preference": "email", "email": "tim@example.org", "waitSeconds": 60, **more}


def test_a_reminder_from_its_creation_to_its_end(api: Api, world: World) -> None:
    api.create()
    assert write_units(world, lambda: api.post(body())) == [*ADMITTED, usage.CREATED, usage.STARTED]
    reminder = world.store.get(api.owner, api.post(body()).json["id"])
    assert reminder is not None
    now = reminder.due_at + timedelta(seconds=1)
    claimed = write_units(world, lambda: claim(world.dynamodb, world.table, reminder, now))
    recorded = write_units(world, lambda: record(world.dynamodb, world.table, reminder, now, "sent"))
    assert (claimed, recorded) == ([usage.CLAIMED], [usage.RECORDED])


def test_each_recipient_is_counted(api: Api, world: World) -> None:
    api.create()
    units = write_units(world, lambda: api.post(body(**SMS)))
    assert units == [usage.DAY_COUNT, *[usage.RECIPIENT_COUNT] * 2, usage.CREATED, usage.STARTED]


def test_a_key_and_a_reference_take_more_units(api: Api, world: World) -> None:
    api.create()
    keyed = write_units(world, lambda: send(api, REMINDERS, body(), "k1"))
    assert keyed == [*ADMITTED, usage.CREATED + usage.WITH_KEY, usage.STARTED]
    referring = write_units(world, lambda: api.post(body(reference="r1")))
    each = usage.WITH_REFERENCE // 4
    assert referring == [*ADMITTED, usage.CREATED + each, usage.STARTED + each]


def test_the_units_of_a_change_of_time(api: Api, world: World) -> None:
    path = path_of(api.create()["id"])
    units = write_units(world, lambda: api.patch(path, {"waitSeconds": 600}))
    assert units == [usage.DAY_COUNT, usage.MOVED, usage.STARTED]
    moved_to_another_day = write_units(world, lambda: api.patch(path, {"waitSeconds": 80_000}))
    assert moved_to_another_day == [*ADMITTED, usage.MOVED, usage.STARTED]


def test_the_units_of_an_owners_first_reminder_of_a_day(api: Api, world: World) -> None:
    first, later = (sum(write_units(world, api.create)) for _ in range(2))
    assert f"An owner's first reminder of a day takes {first - later} more" in re.sub(
        r"\s+", " ", PAGE.read_text()
    )

"""The documentation's example requests are accepted unchanged, for years."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from api.routes.examples import CREATE, SNOOZE, UPDATE
from tests import ROOT
from tests.unit.api.client import JSON, Api
from tests.unit.api.stored_reminders import path_of, saved_reminder
from tests.unit.api.world import World

YEARS = 3
"""For how long after the tests' day the `dueAt` of examples is in the future."""


def shown(heading: str) -> Any:  # noqa: ANN401  # any JSON value
    """Returns the first JSON block below a heading of api.md."""
    below = (ROOT / "docs" / "api.md").read_text().partition(f"\n## {heading}\n")[2]
    block = re.search(r"```json\n(.*?)```", below, re.DOTALL)
    assert block
    return json.loads(block[1])


@pytest.fixture
def api(world: World) -> Api:
    """The API years later, for an owner who may use the numbers of the examples."""
    found = world.api("examples", sms_countries=("AU", "US"))
    found.clock.advance(days=YEARS * 365)
    return found


@pytest.mark.parametrize(
    "body", [shown("Creating a reminder"), *(each["value"] for each in CREATE.values())], ids=str
)
def test_a_new_reminder(api: Api, body: dict[str, Any]) -> None:
    assert api.post(body).status == 201


@pytest.mark.parametrize("body", [each["value"] for each in UPDATE.values()], ids=str)
def test_a_change(api: Api, body: dict[str, Any]) -> None:
    created = api.create(subject="Tap", preference="both", phone="+61491570156")
    assert api.patch(path_of(created["id"]), body).status == 200


@pytest.mark.parametrize("body", [shown("Snoozing"), *(each["value"] for each in SNOOZE.values())], ids=str)
def test_a_snooze(api: Api, world: World, body: dict[str, Any]) -> None:
    path = f"{path_of(saved_reminder(api, world, 'sent').id)}/snooze"
    assert api.call("POST", path, json.dumps(body).encode(), JSON).status == 201

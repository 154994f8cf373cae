"""Each key of the config is set, unset and set again over a running stack: nothing with data is lost by it."""

from pathlib import Path

import pytest

from infra.common.config import Settings, config_key
from tests.parts.infra.conftest import complete
from tests.parts.infra.names.test_protection import HOLDS, IDENTITY, USER
from tests.parts.infra.recording import Graph, Resource, run
from tools.local_provider.registry import RESOURCE_TYPES

OPTIONS: dict[str, tuple[object, object]] = {
    "senderName": ("Task Reminder", "Nora"),
    "createSenderIdentity": (True, False),
    "smsCountries": (["AU"], []),
    "smsSenderId": ("", "REMIND"),
    "retentionDays": (90, 30),
    "horizonDays": (1826, 30),
    "corsOrigins": ([], ["https://example.org"]),
    "throttleRate": (20, 5),
    "throttleBurst": (40, 5),
    "remindersPerDay": (100, 5),
    "remindersWaiting": (1000, 5),
    "allowedRecipients": ([], ["example.org"]),
    "logRetentionDays": (30, 7),
    "protectData": (True, False),
    "snapStart": (False, True),
    "siteUrl": ("", "https://remind.example.org"),
    "selfSignUp": (False, True),
    "firstUserEmail": ("", "nora@example.org"),
    "programClient": (False, True),
    "signInUrl": ("", "https://sign-in.example.org"),
    "alarmEmail": ("", "operators@example.org"),
    "smsSpendLimit": (1, 50),
    "setSmsSpendLimit": (False, True),
}
FIXED = {"region", "sender_email"}
"""What makes another stack, or another sender, whose verification has to be asked for."""

GOES_ON_REQUEST = {"createSenderIdentity": IDENTITY}
"""What a key is there to take away."""


def test_every_key_is_tried() -> None:
    fields = Settings.model_fields.keys() - FIXED
    assert {f"task-reminder:{key}" for key in OPTIONS} == {config_key(field) for field in fields}


@pytest.mark.parametrize("key", OPTIONS)
def test_a_switch_and_its_return_touch_nothing_that_holds_data(project: Path, key: str) -> None:
    one, other = (held(run(project, complete({key: value})).graph) for value in OPTIONS[key])
    for before, after in ((one, other), (other, one)):
        gone = {resource.type for urn, resource in before.items() if urn not in after}
        assert gone <= {GOES_ON_REQUEST.get(key), USER}
        for urn in before.keys() & after.keys():
            assert replacing(before[urn], after[urn]) == []
    assert [each.name for each in one.values() if each.type == USER and not each.retained] == []


def held(graph: Graph) -> dict[str, Resource]:
    """What holds data, by its URN."""
    return {each.urn: each for each in graph.resources if each.type in {*HOLDS, USER}}


def replacing(before: Resource, after: Resource) -> list[str]:
    """The properties that differ and that AWS changes in no resource that is there."""
    names = before.inputs.keys() | after.inputs.keys()
    differing = [name for name in names if before.inputs.get(name) != after.inputs.get(name)]
    return [name for name in differing if RESOURCE_TYPES[before.type].replaces(name)]

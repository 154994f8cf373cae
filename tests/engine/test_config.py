"""Tests that the schema or the program rejects wrong config keys before any registration."""

from typing import Any

from tests.emulator import Emulator
from tests.engine.inventory import everything
from tests.engine.own_names import NAMES, make_zone
from tests.engine.stacks import CONFIG, Stacks

OURS = "task-reminder"
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "wrong type in a list, by the schema": ({f"{OURS}:smsCountries": [61]}, "smsCountries"),
    "unknown key": ({f"{OURS}:retentionDay": 30}, f"{OURS}:retentionDay is not a known key"),
}


def test_wrong_config_is_rejected(stacks: Stacks, emulator: Emulator) -> None:
    zone: dict[str, Any] = {f"{OURS}:hostedZoneId": make_zone(emulator, "example.net")}
    outside = zone | {f"{OURS}:{name}": value for name, value in NAMES.items()}
    message = "domainName is remind.example.org, which is not in the zone example.net"
    for case, (changes, said) in {**WRONG, "name outside of the zone": (outside, message)}.items():
        stacks.configure_fully("dev", {**CONFIG, **changes})
        outcome = stacks.attempt("dev", "up")
        assert not outcome.succeeded, case
        assert said in outcome.one_line, case
        assert outcome.touched == {}, case
        assert everything(emulator) == set(), case

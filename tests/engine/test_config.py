"""Tests that the schema or the program rejects wrong config keys before any registration."""

from typing import Any

from tests.emulator import Emulator
from tests.engine.inventory import everything
from tests.engine.own_names import NAMES, make_zone
from tests.engine.stacks import CONFIG, Stacks

OURS = "task-reminder"
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "wrong type, by the schema": ({f"{OURS}:retentionDays": "a month"}, "retentionDays"),
    "wrong type in a list, by the schema": ({f"{OURS}:smsCountries": [61]}, "smsCountries"),
    "missing key without a default": ({f"{OURS}:senderEmail": None}, "senderEmail"),
    "unknown key": ({f"{OURS}:retentionDay": 30}, f"{OURS}:retentionDay is not a known key"),
    "missing region": ({"aws:region": None}, "aws:region is required"),
}


def test_wrong_config_is_rejected(stacks: Stacks, emulator: Emulator) -> None:
    zone: dict[str, Any] = {f"{OURS}:hostedZoneId": make_zone(emulator, "example.net")}
    outside = zone | {f"{OURS}:{name}": value for name, value in NAMES.items()}
    message = "domainName is remind.example.org, which is not in the zone example.net"
    for case, (changes, said) in {**WRONG, "name outside of the zone": (outside, message)}.items():
        config = {key: value for key, value in {**CONFIG, **changes}.items() if value is not None}
        stacks.configure_fully("dev", config)
        outcome = stacks.attempt("dev", "up")
        assert not outcome.succeeded, case
        assert said in outcome.one_line, case
        assert outcome.touched == {}, case
        assert everything(emulator) == set(), case

"""Wrong config is refused by its key before any resource is registered: by the schema or by the program."""

from typing import Any

import pytest

from tests.emulator import Emulator
from tests.engine.inventory import everything
from tests.engine.stacks import CONFIG, Stacks

OURS = "task-reminder"
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "wrong type, by the schema": ({f"{OURS}:retentionDays": "a month"}, "retentionDays"),
    "wrong type in a list, by the schema": ({f"{OURS}:smsCountries": [61]}, "smsCountries"),
    "missing key without a default": ({f"{OURS}:senderEmail": None}, "senderEmail"),
    "unknown key": ({f"{OURS}:retentionDay": 30}, f"{OURS}:retentionDay is not a known key"),
    "missing region": ({"aws:region": None}, "aws:region is required"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_config_is_refused(stacks: Stacks, emulator: Emulator, case: str) -> None:
    changes, message = WRONG[case]
    config = {key: value for key, value in {**CONFIG, **changes}.items() if value is not None}
    stacks.configure_fully("dev", config)
    outcome = stacks.attempt("dev", "up")
    assert not outcome.succeeded
    assert message in outcome.one_line
    assert outcome.touched == {}
    assert everything(emulator) == set()

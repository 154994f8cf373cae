"""The table of simulated recipients in api.md names each one that the emulator treats in its own way."""

import re

from tests.parts.docs.pages import section
from tests.system.e2e.test_simulated_recipients import ALWAYS, OUTCOMES, Outcome

ROWS = re.compile(r"^\| `([^`]+)`(?:, `([^`]+)`)? \| (.*?) \| (.*?) \|$", re.MULTILINE)


def shown() -> dict[str, str]:
    """What the API shows in the end, by recipient."""
    rows = ROWS.findall(section("api.md", "Simulated recipients"))
    return {_whole(name): result for *names, _, result in rows for name in names if name}


def _whole(name: str) -> str:
    return f"{name}simulator.amazonses.com" if name.endswith("@") else name.replace(" ", "")


def test_the_table_has_the_recipients_that_the_tests_try() -> None:
    assert shown().keys() == {*OUTCOMES, ALWAYS}


def test_the_table_says_what_the_tests_see() -> None:
    for recipient, outcome in OUTCOMES.items():
        assert shown()[recipient].startswith(_in_words(outcome)), recipient


def _in_words(outcome: Outcome) -> str:
    if outcome.delivery == "failed":
        return f"`failed`, `{outcome.code}`"
    return f"`{outcome.delivery}`"

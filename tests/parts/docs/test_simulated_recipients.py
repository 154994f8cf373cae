"""Tests that the table in api.md lists each simulated recipient of the emulator."""

import re

from tests.parts.docs.pages import section
from tests.system.e2e.test_simulated_recipients import ALWAYS, OUTCOMES, Outcome

ROWS = re.compile(r"^\| `([^`]+)`(?:, `([^`]+)`)? \| (.*?) \| (.*?) \|$", re.MULTILINE)


def shown() -> dict[str, str]:
    """Returns the final result in the API, by recipient."""
    rows = ROWS.findall(section("api.md", "Simulated recipients"))
    return {_whole(name): result for *names, _, result in rows for name in names if name}


def _whole(name: str) -> str:
    return f"{name}simulator.amazonses.com" if name.endswith("@") else name.replace(" ", "")


def test_the_table_has_the_recipients_of_the_tests() -> None:
    assert shown().keys() == {*OUTCOMES, ALWAYS}


def test_the_table_has_the_results_of_the_tests() -> None:
    for recipient, outcome in OUTCOMES.items():
        assert shown()[recipient].startswith(_in_words(outcome)), recipient


def _in_words(outcome: Outcome) -> str:
    if outcome.delivery == "failed":
        return f"`failed`, `{outcome.code}`"
    return f"`{outcome.delivery}`"

"""Reads the table of states and events in the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests import ROOT

PAGE = ROOT / "docs" / "states.md"
NOTHING = "nothing"
"""The state of a missing reminder."""

Cells = dict[tuple[str, str], str]


OF_REMINDERS, OF_SCHEDULES = "event", "event of a schedule"
"""The first words in the tables' headers."""


@cache
def cells(table: str = OF_REMINDERS) -> Cells:
    """Returns the effect of each event in each state, by event and state."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {table} | nothing |"))
    states = _row(lines[start])[1:]
    found: Cells = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        event, *outcomes = _row(line)
        found |= {(event, state): outcome for state, outcome in zip(states, outcomes, strict=True)}
    return found


@cache
def moves() -> frozenset[tuple[str, str]]:
    """Returns each pair of states, before and after, that some event may cause."""
    return frozenset(_moves())


def _moves() -> Iterator[tuple[str, str]]:
    for (_, state), outcome in cells().items():
        if outcome not in {"refused", "same", "another", "never"}:
            for after in outcome.split(", "):
                yield state, after


def _row(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("| ").split("|")]

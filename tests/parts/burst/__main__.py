"""`make burst`: simulates bursts and outages, prints the tables; minutes, with `--quick` seconds."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from infra.sweep import SWEEP_EVERY_SECONDS
from tests.parts.burst.rules import Retrier, read
from tests.parts.burst.simulation import Burst, Outcome, Simulation
from tests.parts.burst.sweep_runs import FarBurst
from workflow.machine.definition import parsed

SIZES = (1_000, 10_000, 100_000)
OUTAGES = {"none": 0, "a minute": 60, "an hour": 3_600, "six hours": 21_600}
FIGURES = ("failed", "attempts each", "most", "drained in", "of the ideal", "extra USD for 1,000")


def main(arguments: Sequence[str]) -> int:
    """Simulates, prints, and returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.parts.burst", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the 100,000")
    sizes = SIZES[:-1] if parser.parse_args(arguments).quick else SIZES
    console = Console(width=120)
    console.print(_table("Ways to try a refused delivery again (no outage)", "way", _ways(sizes)))
    console.print(_table("As defined, while and after the provider is down", "outage", _outages(sizes)))
    console.print(_far_table())
    return 0


def candidates(chosen: Retrier) -> Mapping[str, Retrier]:
    """Returns the considered alternatives by name: docs/adr/0011-patience.md."""
    doubled = replace(chosen, interval=1, rate=2.0)
    return {
        "6 retries": replace(doubled, attempts=6),
        "1 s, twice": doubled,
        "1 s, twice, at most 60 s": replace(doubled, longest=60, attempts=1_200),
        "10 s, 1.5 times": replace(chosen, interval=10),
        "30 s, 1.1 times": replace(chosen, interval=30, rate=1.1),
        "as defined": chosen,
    }


def _ways(sizes: Sequence[int]) -> Iterator[tuple[str, Outcome]]:
    for name, retrier in candidates(read(parsed())).items():
        for size in sizes:
            yield name, Simulation(Burst(emails=size, retrier=retrier)).run()


def _outages(sizes: Sequence[int]) -> Iterator[tuple[str, Outcome]]:
    defined = read(parsed())
    for name, seconds in OUTAGES.items():
        for size in sizes:
            yield name, Simulation(Burst(emails=size, retrier=defined, outage=seconds)).run()


def _table(title: str, first: str, outcomes: Iterator[tuple[str, Outcome]]) -> Table:
    table = Table(first, "emails", title=title)
    for figure in FIGURES:
        table.add_column(figure, justify="right")
    for name, outcome in outcomes:
        print(f"{name}: {outcome.burst.emails}", file=sys.stderr)
        table.add_row(name, f"{outcome.burst.emails:,}", *_cells(outcome))
    return table


def _far_table() -> Table:
    """Prints how long the sweep takes to start the timers of later reminders, for any time of its runs."""
    table = Table(
        "far reminders",
        "due within",
        "all started, after a run found all",
        "after they came within a day",
        "before they are due",
        title="The sweep",
    )
    for within, name in ((60.0, "a minute"), (86_400.0, "a day")):
        for size in (10_000, 100_000, 1_000_000):
            runs = [
                FarBurst(reminders=size, within=within, wait=wait).run()
                for wait in range(0, SWEEP_EVERY_SECONDS, 10)
            ]
            took, lag = max(run.took for run in runs), max(run.lag for run in runs)
            left = min(run.least_left for run in runs)
            table.add_row(
                f"{size:,}", name, f"{took / 60:.1f} min", f"{lag / 60:.1f} min", f"{left / 3600:.1f} h"
            )
    return table


def _cells(outcome: Outcome) -> Iterator[str]:
    yield f"{outcome.failed:,}"
    yield f"{outcome.attempts_each:.2f}"
    yield f"{outcome.most_attempts}"
    yield f"{outcome.drained:,.0f} s"
    yield f"{outcome.drain:.2f}"
    yield f"{outcome.extra_cost_of_a_thousand:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

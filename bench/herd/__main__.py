"""`python -m bench.herd`: simulates herds and outages, prints the tables; minutes, with `--quick` seconds."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from bench.herd.candidates import candidates
from bench.herd.costs import extra_cost_of_a_thousand
from bench.herd.rules import read
from bench.herd.simulation import Herd, Outcome, Simulation
from workflow.reminder import Channel

PER_SECOND: dict[Channel, int] = {"email": 14, "sms": 20}
"""The defaults of `emailsPerSecond` and `smsPerSecond`."""

SIZES = (1_000, 10_000, 100_000)
OUTAGES = {"none": 0, "a minute": 60, "an hour": 3_600, "six hours": 21_600}
STARTS_PER_SECOND = 150
"""StartExecution in the smaller regions: docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"""

FIGURES = ("failed", "attempts each", "most", "drained in", "of the ideal", "extra USD for 1,000")


def main(arguments: Sequence[str]) -> int:
    """Simulates, prints, and answers the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.herd", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the 100,000")
    sizes = SIZES[:-1] if parser.parse_args(arguments).quick else SIZES
    console = Console(width=120)
    console.print(_table("Ways to meet a refusal (no outage)", "way", _ways(sizes)))
    console.print(_table("As defined, while and after the provider is down", "outage", _outages(sizes)))
    minutes = sizes[-1] / STARTS_PER_SECOND / 60
    console.print(f"Their executions are started a day before: {sizes[-1]:,} take {minutes:.0f} min.")
    return 0


def _ways(sizes: Sequence[int]) -> Iterator[tuple[str, Outcome]]:
    for channel, per_second in PER_SECOND.items():
        for name, rules in candidates(read(channel)).items():
            for size in sizes:
                herd = Herd(channel=channel, reminders=size, per_second=per_second, rules=rules)
                yield name, Simulation(herd).run()


def _outages(sizes: Sequence[int]) -> Iterator[tuple[str, Outcome]]:
    for channel, per_second in PER_SECOND.items():
        for name, seconds in OUTAGES.items():
            for size in sizes:
                herd = Herd(
                    channel=channel,
                    reminders=size,
                    per_second=per_second,
                    rules=read(channel),
                    outage=seconds,
                )
                yield name, Simulation(herd).run()


def _table(title: str, first: str, outcomes: Iterator[tuple[str, Outcome]]) -> Table:
    table = Table(first, "channel", "reminders", title=title)
    for figure in FIGURES:
        table.add_column(figure, justify="right")
    for name, outcome in outcomes:
        print(f"{name}: {outcome.herd.channel} {outcome.herd.reminders}", file=sys.stderr)
        table.add_row(name, outcome.herd.channel, f"{outcome.herd.reminders:,}", *_cells(outcome))
    return table


def _cells(outcome: Outcome) -> Iterator[str]:
    yield f"{outcome.failed:,}"
    yield f"{outcome.attempts_each:.2f}"
    yield f"{outcome.most_attempts}"
    yield f"{outcome.drained:,.0f} s"
    yield f"{outcome.drain:.2f}"
    yield f"{extra_cost_of_a_thousand(outcome):.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

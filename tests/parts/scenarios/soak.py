"""`make soak`: runs very many random scenarios on all cores, and prints the totals."""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parts.scenarios.scenario import Scenario
from tests.parts.scenarios.tally import TALLY, Tally

SCENARIOS, CHUNK = 100_000, 500
"""The scenarios per chunk, which has one seed: a soak distributes and resumes chunks."""


@dataclass(frozen=True)
class Chunk:
    """The scenarios of one seed, and the shortest one that breaks a promise, if any."""

    number: int
    scenarios: int
    seed: int
    tally: Tally = field(default_factory=Tally)
    violation: str = ""


def main(arguments: Sequence[str]) -> int:
    """Runs the scenarios and prints a line for each chunk; returns 1 if a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.parts.scenarios.soak", description=__doc__)
    parser.add_argument(
        "--scenarios", type=_positive, default=SCENARIOS, help=f"how many (default {SCENARIOS})"
    )
    parser.add_argument("--seed", type=int, help="repeat the scenarios of the soak with this seed")
    parser.add_argument("--first", type=int, default=0, help="the chunk to begin with (default 0)")
    parser.add_argument("--processes", type=_positive, default=multiprocessing.cpu_count())
    options = parser.parse_args(arguments)
    start = secrets.randbelow(2**31) if options.seed is None else options.seed
    print(f"{options.scenarios} scenarios in chunks of {CHUNK}, seed {start}", flush=True)
    return _report(_run(list(_chunks(options.scenarios, start))[options.first :], options.processes), start)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def _chunks(scenarios: int, start: int) -> Iterator[Chunk]:
    for number, done in enumerate(range(0, scenarios, CHUNK)):
        yield Chunk(number, min(CHUNK, scenarios - done), start + number)


def _run(chunks: Sequence[Chunk], processes: int) -> Iterator[Chunk]:
    with multiprocessing.get_context("spawn").Pool(processes, maxtasksperchild=1) as pool:
        yield from pool.imap(_finished, chunks)


def _finished(chunk: Chunk) -> Chunk:
    """Returns the chunk after its run; Hypothesis shortens a scenario with a violation."""
    logging.disable(logging.CRITICAL)
    wanted = settings(
        max_examples=chunk.scenarios,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    violation = ""
    try:
        run_state_machine_as_test(seed(chunk.seed)(Scenario), settings=wanted)
    except Exception as error:  # noqa: BLE001  reported with the scenario that leads to it
        violation = "\n".join([str(error), *getattr(error, "__notes__", [])])
    return Chunk(chunk.number, chunk.scenarios, chunk.seed, TALLY.take(), violation)


def _report(chunks: Iterator[Chunk], start: int) -> int:
    began, total, violations = time.monotonic(), Tally(), 0
    for chunk in chunks:
        total += chunk.tally
        violations += bool(chunk.violation)
        print(f"chunk {chunk.number}: {chunk.tally}; {violations} violations so far", flush=True)
        if chunk.violation:
            print(f"--seed {start} --first {chunk.number} reproduces it:\n{chunk.violation}", flush=True)
    print(f"{total} in {time.monotonic() - began:.0f} s, seed {start}: {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

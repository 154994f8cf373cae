"""`make soak`: runs very many random lives on all cores, and prints what they came to."""

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

from tests.parts.life.life import Life
from tests.parts.life.tally import TALLY, Tally

LIVES, CHUNK = 100_000, 500
"""A chunk is what one seed makes: the unit in which a soak is spread over the cores and resumed."""


@dataclass(frozen=True)
class Chunk:
    """So many lives of one seed, and their shortest one that breaks a promise, if any does."""

    number: int
    lives: int
    seed: int
    tally: Tally = field(default_factory=Tally)
    violation: str = ""


def main(arguments: Sequence[str]) -> int:
    """Runs the lives, a line for each chunk, and answers 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.parts.life.soak", description=__doc__)
    parser.add_argument("--lives", type=_positive, default=LIVES, help=f"how many (default {LIVES})")
    parser.add_argument("--seed", type=int, help="the same lives as in the soak with this seed")
    parser.add_argument("--first", type=int, default=0, help="the chunk to resume at (default 0)")
    parser.add_argument("--processes", type=_positive, default=multiprocessing.cpu_count())
    options = parser.parse_args(arguments)
    start = secrets.randbelow(2**31) if options.seed is None else options.seed
    print(f"{options.lives} lives in chunks of {CHUNK}, seed {start}", flush=True)
    return _report(_run(list(_chunks(options.lives, start))[options.first :], options.processes), start)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def _chunks(lives: int, start: int) -> Iterator[Chunk]:
    for number, done in enumerate(range(0, lives, CHUNK)):
        yield Chunk(number, min(CHUNK, lives - done), start + number)


def _run(chunks: Sequence[Chunk], processes: int) -> Iterator[Chunk]:
    with multiprocessing.get_context("spawn").Pool(processes, maxtasksperchild=20) as pool:
        yield from pool.imap(_lived, chunks)


def _lived(chunk: Chunk) -> Chunk:
    """The chunk once its lives were lived: those of a violation are lived again until it is short."""
    logging.disable(logging.CRITICAL)
    wanted = settings(
        max_examples=chunk.lives,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    violation = ""
    try:
        run_state_machine_as_test(seed(chunk.seed)(Life), settings=wanted)
    except Exception as error:  # noqa: BLE001  told with the life that leads to it
        violation = "\n".join([str(error), *getattr(error, "__notes__", [])])
    return Chunk(chunk.number, chunk.lives, chunk.seed, TALLY.take(), violation)


def _report(chunks: Iterator[Chunk], start: int) -> int:
    began, total, violations = time.monotonic(), Tally(), 0
    for chunk in chunks:
        total += chunk.tally
        violations += bool(chunk.violation)
        print(f"chunk {chunk.number}: {chunk.tally}; {violations} violations so far", flush=True)
        if chunk.violation:
            print(f"--seed {start} --first {chunk.number} finds it again:\n{chunk.violation}", flush=True)
    print(f"{total} in {time.monotonic() - began:.0f} s, seed {start}: {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

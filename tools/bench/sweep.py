"""Measures how many timers and schedules per second the sweep can process at its share of a vCPU."""

import json
import sys
from pathlib import Path
from statistics import median

from infra.sweep import SWEEP_MEGABYTES
from lambda_build.assemble import assemble
from lambda_build.targets import FUNCTIONS
from tools.bench.aws_stub import FAR_PER_SHARD
from tools.bench.records import PER_SHARD
from tools.bench.sampling import Sample, measured
from tools.bench.variants import BUILD, TARGET
from workflow.storage.sweep_index import SHARDS
from workflow.sweep.rate_limiter import STARTS_PER_SECOND

MEASURE = Path(__file__).with_name("measure_sweep.py")
PROCESSOR_MEGABYTES = 1769
"""The memory at which Lambda gives a function one vCPU; Python's threads use no more.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
"""


def share() -> float:
    """Returns the sweep's share of a vCPU: at most one."""
    return min(1.0, SWEEP_MEGABYTES / PROCESSOR_MEGABYTES)


def take_sweep(rounds: int, endpoint: str) -> list[Sample]:
    """Returns CPU seconds per reminder (`sweep`), per two `calls`, per schedule (`step`); prints each round.

    Raises HandlerFailed, and what `lambda_build.assemble` raises.
    """
    package = assemble(next(one for one in FUNCTIONS if one.name == "sweep"), TARGET, BUILD)
    job = {
        "package": str(package),
        "reminders": FAR_PER_SHARD * len(SHARDS),
        "schedules": PER_SHARD * len(SHARDS),
    }
    samples = []
    for done in range(rounds):
        samples.append(measured("the sweep", MEASURE, json.dumps(job), endpoint))
        print(f"sweep {done + 1} of {rounds}", file=sys.stderr)
    return samples


def sweep_table(samples: list[Sample]) -> str:
    """Returns a table of minimum and median CPU time per reminder, per its two calls, and per schedule."""
    lines = [
        "| the sweep, for a reminder | min (ms) | median | its two calls | ratio of medians | a second |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    sweep, calls = ([sample[figure] for sample in samples] for figure in ("sweep", "calls"))
    cells = [min(sweep) * 1000, median(sweep) * 1000, median(calls) * 1000, median(sweep) / median(calls)]
    figures = " | ".join(f"{cell:.2f}" for cell in cells)
    lines.append(
        f"| {SWEEP_MEGABYTES} MB: {share():.2f} of a processor | {figures} | {share() / median(sweep):.0f},"
        f" needed {STARTS_PER_SECOND} |"
    )
    step = [sample["step"] for sample in samples]
    left = share() - STARTS_PER_SECOND * median(sweep)
    steps = [f"{seconds * 1000:.2f}" for seconds in (min(step), median(step))]
    steps += [f"{processor / median(step):.0f}" for processor in (share(), left)]
    lines += [
        "",
        "| the sweep, for a schedule's step: min (ms) | median | a second, alone | beside all timers |",
        "|--:|--:|--:|--:|",
        f"| {' | '.join(steps)} |",
    ]
    return "\n".join(lines)

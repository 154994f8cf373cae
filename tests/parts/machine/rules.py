"""Reads rules and bounds out of a state machine's definition."""

from collections.abc import Iterator, Mapping
from math import inf, sqrt
from typing import Any

State = Mapping[str, Any]


def all_states(machine: State) -> Iterator[tuple[str, State]]:
    """Every state of the machine by its name, those inside branches too."""
    for name, state in machine["States"].items():
        yield name, state
        for branch in state.get("Branches", []):
            yield from all_states(branch)


def tasks(machine: State) -> dict[str, State]:
    """The Task states by their names."""
    return {name: state for name, state in all_states(machine) if state["Type"] == "Task"}


def longest_delay(retrier: State) -> float:
    """The most seconds that all retries of a retrier wait together, without any jitter.

    https://states-language.net/spec.html#errors: the n-th waits IntervalSeconds * BackoffRate ** (n - 1), at
    most MaxDelaySeconds.
    """
    if not retrier["MaxAttempts"]:
        return 0.0
    delays = (
        min(retrier["IntervalSeconds"] * retrier["BackoffRate"] ** n, retrier.get("MaxDelaySeconds", inf))
        for n in range(retrier["MaxAttempts"])
    )
    return float(sum(delays))


def likely_run(*tasks: State) -> float:
    """Seconds that these tasks together exceed with a chance below one in a hundred million.

    Every attempt times out and every retrier is used up. With full jitter each delay is anything up to its
    longest: on average half of that, with a standard deviation of it / √12; six of the sum's are added.
    """
    retriers = [retrier for task in tasks for retrier in task["Retry"] if retrier["MaxAttempts"] > 0]
    assert all(retrier["JitterStrategy"] == "FULL" for retrier in retriers)
    attempts = sum(longest_run(task) - sum(map(longest_delay, task["Retry"])) for task in tasks)
    deviation = sqrt(sum(retrier["MaxAttempts"] * _last_delay(retrier) ** 2 / 12 for retrier in retriers))
    return attempts + sum(map(longest_delay, retriers)) / 2 + 6 * deviation


def _last_delay(retrier: State) -> float:
    grown = retrier["IntervalSeconds"] * retrier["BackoffRate"] ** (retrier["MaxAttempts"] - 1)
    return float(min(grown, retrier.get("MaxDelaySeconds", inf)))


def longest_run(task: State) -> float:
    """The most seconds that a task takes: every attempt times out, and every retrier is used up."""
    retriers = [retrier for retrier in task["Retry"] if retrier["MaxAttempts"] > 0]
    attempts = 1 + sum(retrier["MaxAttempts"] for retrier in retriers)
    return float(task["TimeoutSeconds"] * attempts + sum(longest_delay(retrier) for retrier in retriers))

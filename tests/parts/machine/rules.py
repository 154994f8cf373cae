"""Reads rules and time limits from a state machine's definition."""

from collections.abc import Iterator, Mapping
from math import inf, sqrt
from typing import Any

State = Mapping[str, Any]


def all_states(machine: State) -> Iterator[tuple[str, State]]:
    """Returns every state of the machine by name, including those in branches."""
    for name, state in machine["States"].items():
        yield name, state
        for branch in state.get("Branches", []):
            yield from all_states(branch)


def tasks(machine: State) -> dict[str, State]:
    """Returns the Task states by name."""
    return {name: state for name, state in all_states(machine) if state["Type"] == "Task"}


def longest_delay(retrier: State) -> float:
    """Returns the longest total wait of a retrier in seconds, without jitter.

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
    """Returns the seconds that these tasks together exceed with a probability below 1e-8.

    Every attempt times out and every retrier uses all retries. With full jitter each delay is uniform up
    to its longest: half of it on average, with a standard deviation of it / √12; six of the sum's are added.
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
    """Returns the longest seconds of a task: every attempt times out, and every retrier uses all retries."""
    retriers = [retrier for retrier in task["Retry"] if retrier["MaxAttempts"] > 0]
    attempts = 1 + sum(retrier["MaxAttempts"] for retrier in retriers)
    return float(task["TimeoutSeconds"] * attempts + sum(longest_delay(retrier) for retrier in retriers))

"""Many emails due in one second: none is lost, and the retries of the definition take not much too long."""

import json
from dataclasses import replace

import pytest

from tests.parts.burst.rules import read
from tests.parts.burst.simulation import Burst, Outcome, Simulation
from workflow.machine.definition import parsed

LONGEST_DRAIN = 2.5


def simulated(emails: int, *, outage: float = 0, seed: int = 1, attempts: int | None = None) -> Outcome:
    """The outcome of a burst, with the definition's retries, or with so many."""
    chosen = read(parsed())
    retrier = chosen if attempts is None else replace(chosen, attempts=attempts)
    return Simulation(Burst(emails=emails, retrier=retrier, outage=outage, seed=seed)).run()


@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_take_at_most_two_and_a_half_times_the_ideal_time(seed: int) -> None:
    outcome = simulated(1_000, seed=seed)
    assert outcome.failed == 0
    assert outcome.drain <= LONGEST_DRAIN


def test_ten_thousand_do_too() -> None:
    outcome = simulated(10_000)
    assert outcome.failed == 0
    assert outcome.drain <= LONGEST_DRAIN


@pytest.mark.parametrize("outage", [60, 3_600, 21_600])
def test_an_outage_loses_none(outage: int) -> None:
    outcome = simulated(1_000, outage=outage)
    assert outcome.failed == 0
    assert outcome.drained < 600  # a retry comes within 300 s, and is seldom refused twice


def test_six_retries_would_lose_a_quarter_of_a_thousand_and_all_in_an_outage() -> None:
    assert simulated(1_000, attempts=6).failed > 100
    assert simulated(1_000, attempts=6, outage=3_600).failed == 1_000


def test_a_reminder_alone_costs_nothing_extra() -> None:
    outcome = simulated(1)
    assert (outcome.attempts, outcome.extra_cost_of_a_thousand) == (1, 0)


def test_retries_of_something_else_are_not_simulated_as_if_they_were_of_refusals() -> None:
    machine = json.loads(json.dumps(parsed()).replace('"SendingLimitReached"', '"Another"'))
    with pytest.raises(ValueError, match="did not take"):
        read(machine)


def test_retries_without_full_jitter_are_not_simulated_as_if_they_had_it() -> None:
    without_jitter = json.loads(json.dumps(parsed()).replace('"FULL"', '"NONE"'))
    with pytest.raises(ValueError, match="only full jitter"):
        read(without_jitter)

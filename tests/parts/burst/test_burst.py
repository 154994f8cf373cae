"""Tests a burst of emails: the definition's retries lose none and don't take much too long."""

import json
from dataclasses import replace

import pytest

from tests.parts.burst.rules import read
from tests.parts.burst.simulation import Burst, Outcome, Simulation
from workflow.machine.definition import parsed

LONGEST_DRAIN = 2.5


def simulated(emails: int, *, outage: float = 0, seed: int = 1, attempts: int | None = None) -> Outcome:
    """Simulates a burst with the definition's retries, or with this many."""
    chosen = read(parsed())
    retrier = chosen if attempts is None else replace(chosen, attempts=attempts)
    return Simulation(Burst(emails=emails, retrier=retrier, outage=outage, seed=seed)).run()


@pytest.mark.parametrize("seed", range(5))
def test_a_burst_of_a_thousand_takes_at_most_two_and_a_half_times_the_ideal_time(seed: int) -> None:
    outcome = simulated(1_000, seed=seed)
    assert outcome.failed == 0
    assert outcome.drain <= LONGEST_DRAIN


def test_a_burst_of_ten_thousand_takes_at_most_two_and_a_half_times_the_ideal_time() -> None:
    outcome = simulated(10_000)
    assert outcome.failed == 0
    assert outcome.drain <= LONGEST_DRAIN


@pytest.mark.parametrize("outage", [60, 3_600, 21_600])
def test_an_outage_loses_no_email(outage: int) -> None:
    outcome = simulated(1_000, outage=outage)
    assert outcome.failed == 0
    assert outcome.drained < 600  # a retry comes within 300 s, and is rarely rejected twice


def test_with_six_retries_a_burst_would_lose_a_quarter_and_an_outage_all() -> None:
    assert simulated(1_000, attempts=6).failed > 100
    assert simulated(1_000, attempts=6, outage=3_600).failed == 1_000


def test_a_single_reminder_has_no_extra_cost() -> None:
    outcome = simulated(1)
    assert (outcome.attempts, outcome.extra_cost_of_a_thousand) == (1, 0)


def test_a_retrier_for_other_errors_is_not_simulated() -> None:
    machine = json.loads(json.dumps(parsed()).replace('"SendingLimitReached"', '"Another"'))
    with pytest.raises(ValueError, match="did not take"):
        read(machine)


def test_a_retrier_without_full_jitter_is_not_simulated() -> None:
    without_jitter = json.loads(json.dumps(parsed()).replace('"FULL"', '"NONE"'))
    with pytest.raises(ValueError, match="only full jitter"):
        read(without_jitter)

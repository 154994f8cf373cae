"""Tests a burst of emails: the definition's retries lose none and don't take much too long."""

import pytest

from tests.parts.burst.rules import read
from tests.parts.burst.simulation import Burst, Outcome, Simulation
from workflow.machine.definition import parsed

LONGEST_DRAIN = 2.5


def simulated(emails: int, *, outage: float = 0, seed: int = 1) -> Outcome:
    """Simulates a burst with the definition's retries."""
    return Simulation(Burst(emails=emails, retrier=read(parsed()), outage=outage, seed=seed)).run()


@pytest.mark.parametrize(("emails", "seed"), [(1_000, 1), (1_000, 2), (10_000, 1)])
def test_a_burst_takes_at_most_two_and_a_half_times_the_ideal_time(emails: int, seed: int) -> None:
    outcome = simulated(emails, seed=seed)
    assert outcome.failed == 0
    assert outcome.drain <= LONGEST_DRAIN


@pytest.mark.parametrize("outage", [60, 3_600, 21_600])
def test_an_outage_loses_no_email(outage: int) -> None:
    outcome = simulated(1_000, outage=outage)
    assert outcome.failed == 0
    assert outcome.drained < 600  # a retry comes within 300 s, and is rarely rejected twice

"""Tests that the sweep starts many timers in time, with the configuration of the stack and its code."""

import pytest

from infra.sweep import SWEEP_EVERY_SECONDS
from tests.parts.burst.sweep_runs import FarBurst

QUARTER_OF_AN_HOUR, HOUR, DAY = 900, 3600, 86_400
first_run_delays = pytest.mark.parametrize("wait", range(0, SWEEP_EVERY_SECONDS, 20))


@first_run_delays
def test_a_hundred_thousand_due_in_one_minute_are_armed_within_a_quarter_of_an_hour(wait: int) -> None:
    burst = FarBurst(reminders=100_000, wait=wait).run()
    assert burst.took <= QUARTER_OF_AN_HOUR
    assert burst.armed_at <= QUARTER_OF_AN_HOUR


@first_run_delays
@pytest.mark.parametrize("within", [60, DAY])
def test_a_million_due_in_one_minute_or_day_are_armed_long_before_they_are_due(
    wait: int, within: int
) -> None:
    assert FarBurst(reminders=1_000_000, within=within, wait=wait).run().least_left >= 20 * HOUR

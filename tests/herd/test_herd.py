"""Many reminders due in one second: how often each is tried, how long all take, that none is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.herd.candidates import candidates
from bench.herd.costs import extra_cost_of_a_thousand, extra_transitions
from bench.herd.rules import read
from bench.herd.simulation import Herd, Outcome, Simulation
from workflow.definition import FILE
from workflow.reminder import Channel

PER_SECOND: dict[Channel, int] = {"email": 14, "sms": 20}
MOST_ATTEMPTS_EACH, LONGEST_DRAIN = 3.0, 1.05
BOTH = pytest.mark.parametrize("channel", ["email", "sms"])
SIZES = pytest.mark.parametrize("reminders", [1_000, 10_000])


def simulated(channel: Channel, reminders: int, **other: Any) -> Outcome:  # noqa: ANN401
    """The outcome of a herd, with the definition's rules unless others are given."""
    given: dict[str, Any] = {"rules": read(channel), "per_second": PER_SECOND[channel]} | other
    return Simulation(Herd(channel=channel, reminders=reminders, **given)).run()


def reaches_the_goals(outcome: Outcome) -> bool:
    return (
        outcome.failed == 0 and outcome.attempts_each <= MOST_ATTEMPTS_EACH and outcome.drain <= LONGEST_DRAIN
    )


@BOTH
@SIZES
def test_a_herd_reaches_the_goals(channel: Channel, reminders: int) -> None:
    assert reaches_the_goals(simulated(channel, reminders))


@BOTH
def test_a_herd_reaches_the_goals_in_the_large_regions_too(channel: Channel) -> None:
    assert reaches_the_goals(simulated(channel, 10_000, transitions=5_000))


@BOTH
@pytest.mark.parametrize("way", ["6 retries", "patience", "one place, patience"])
def test_what_was_not_chosen_does_not(channel: Channel, way: str) -> None:
    assert not reaches_the_goals(simulated(channel, 1_000, rules=candidates(read(channel))[way]))


def test_impatience_loses_a_quarter_of_a_thousand_emails_and_most_of_ten_thousand() -> None:
    impatient = candidates(read("email"))["6 retries"]
    assert simulated("email", 1_000, rules=impatient).failed == pytest.approx(270, abs=60)
    assert simulated("email", 10_000, rules=impatient, transitions=5_000).failed == pytest.approx(
        8_800, abs=600
    )


@pytest.mark.parametrize(("reminders", "attempts"), [(1_000, 6.5), (10_000, 10)])
def test_plain_patience_loses_none_with_many_attempts(reminders: int, attempts: float) -> None:
    outcome = simulated("email", reminders, rules=candidates(read("email"))["patience"])
    assert outcome.failed == 0
    assert outcome.attempts_each == pytest.approx(attempts, rel=0.1)


@BOTH
@pytest.mark.parametrize("outage", [60, 3_600, 21_600])
def test_an_outage_loses_none(channel: Channel, outage: int) -> None:
    outcome = simulated(channel, 1_000, outage=outage)
    assert outcome.failed == 0
    assert outcome.drained < 600  # a retry comes within 300 s, its place in line soon after


def test_an_outage_that_lasts_longer_than_the_patience_loses_all() -> None:
    assert simulated("email", 100, outage=16 * 3_600).failed == 100


@BOTH
@pytest.mark.parametrize(("configured", "attempts"), [(13, 2.0), (15, 2.2), (140, 12)])
def test_a_rate_that_is_configured_wrongly_costs_time_or_attempts_and_loses_none(
    channel: Channel, configured: int, attempts: float
) -> None:
    outcome = simulated(channel, 1_000, per_second=14, configured=configured)
    assert outcome.failed == 0
    assert outcome.attempts_each <= attempts


@BOTH
def test_an_account_where_ten_functions_run_at_once_loses_none(channel: Channel) -> None:
    assert simulated(channel, 10_000, concurrency=10).failed == 0


@BOTH
def test_a_reminder_alone_costs_nothing_extra(channel: Channel) -> None:
    outcome = simulated(channel, 1)
    assert (outcome.attempts, outcome.pacer_calls, outcome.line_writes) == (1, 0, 0)
    assert extra_transitions(outcome) == 0
    assert extra_cost_of_a_thousand(outcome) == 0


def test_what_the_extra_costs_are_made_of() -> None:
    outcome = simulated("email", 1_000)
    transitions = extra_transitions(outcome) * 0.025
    assert transitions < extra_cost_of_a_thousand(outcome) < transitions + 0.005


@BOTH
def test_the_same_seed_gives_the_same_outcome(channel: Channel) -> None:
    assert simulated(channel, 1_000, seed=7) == simulated(channel, 1_000, seed=7)
    assert simulated(channel, 1_000, seed=7) != simulated(channel, 1_000, seed=8)


def test_retries_without_full_jitter_are_not_simulated_as_if_they_had_it(tmp_path: Path) -> None:
    file = tmp_path / "machine.json"
    file.write_text(
        FILE.read_text(encoding="utf-8").replace('"JitterStrategy": "FULL"', '"JitterStrategy": "NONE"')
    )
    with pytest.raises(KeyError, match="JitterStrategy"):
        read("email", file)


@BOTH
def test_the_goals_hold_whatever_the_seed(channel: Channel) -> None:
    assert all(reaches_the_goals(simulated(channel, 1_000, seed=seed)) for seed in range(5))


def test_with_fewer_attempts_in_the_definition_the_outage_would_be_lost() -> None:
    rules = read("email")
    *first, patient = rules.retriers
    impatient = replace(rules, retriers=(*first, replace(patient, attempts=6)))
    assert simulated("email", 1_000, rules=impatient, outage=3_600).failed == 1_000

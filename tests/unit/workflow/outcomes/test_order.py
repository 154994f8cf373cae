"""Outcomes of one message only move forward: any order and any repetition end at the same rank."""

from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from workflow.outcomes.outcome import (
    COMPLAINED,
    DELIVERED,
    DETAILS,
    SOFT,
    SOFTLY_UNDELIVERED,
    UNDELIVERED,
    Outcome,
    OutcomeCode,
    OutcomeStatus,
    higher_ranked,
)

START = datetime(2026, 11, 23, tzinfo=UTC)
outcomes = st.builds(
    Outcome,
    status=st.sampled_from(get_args(OutcomeStatus)),
    at=st.integers(0, 1000).map(lambda seconds: START + timedelta(seconds=seconds)),
    code=st.sampled_from(get_args(OutcomeCode)),
)


def test_ranks_rise_from_soft_undelivered_over_delivered_and_hard_undelivered_to_complained() -> None:
    assert SOFTLY_UNDELIVERED < DELIVERED < UNDELIVERED < COMPLAINED


def test_each_code_has_a_sentence() -> None:
    assert set(DETAILS) == set(get_args(OutcomeCode))
    assert set(DETAILS) > SOFT


@given(st.lists(outcomes, min_size=1), st.data())
def test_any_order_ends_at_the_same_rank(outcomes: list[Outcome], data: st.DataObject) -> None:
    again = data.draw(st.permutations([*outcomes, *data.draw(st.lists(st.sampled_from(outcomes)))]))
    one, other = reduce(higher_ranked, outcomes), reduce(higher_ranked, again)
    assert one.rank == other.rank == max(each.rank for each in outcomes)
    assert one.needs_attention == other.needs_attention


@given(outcomes, outcomes)
def test_the_stored_outcome_stays_unless_the_new_one_ranks_higher(known: Outcome, outcome: Outcome) -> None:
    assert higher_ranked(None, outcome) is outcome
    assert higher_ranked(known, outcome) is (outcome if outcome.rank > known.rank else known)
    assert higher_ranked(known, known) is known

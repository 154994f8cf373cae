"""Tests that no promise is broken in 200 random scenarios; `make soak` runs many more."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parts.scenarios.scenario import Scenario

SCENARIOS = 100


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Turns off logging: scenarios log every injected fault."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("_part", range(2))
def test_no_promise_is_broken_in_a_random_scenario(_part: int) -> None:
    run_state_machine_as_test(Scenario, settings=settings(max_examples=SCENARIOS))

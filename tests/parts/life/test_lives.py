"""No promise is broken in any of 400 random lives; `make soak` lives many more."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parts.life.life import Life

pytestmark = pytest.mark.slow

LIVES = 200


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Lives log a great deal: each failure that is made is told."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("_part", range(2))
def test_no_promise_is_broken_in_a_random_life(_part: int) -> None:
    run_state_machine_as_test(Life, settings=settings(max_examples=LIVES))

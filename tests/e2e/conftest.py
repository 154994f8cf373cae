"""A running system that asks its callers for tokens."""

from collections.abc import Iterator

import pytest

from tests.stack import Stack, running_stack


@pytest.fixture(scope="session")
def signed() -> Iterator[Stack]:
    """One for all tests of a session."""
    with running_stack("--sign-in") as made:
        yield made

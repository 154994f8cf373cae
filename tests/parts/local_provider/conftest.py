"""Provides an emulator for the tests of the local provider and the engine."""

from collections.abc import Iterator

import pytest

from tests.emulator import running_emulator
from tools.local_provider.endpoint import Endpoint


@pytest.fixture(scope="session")
def emulator_endpoint() -> Iterator[Endpoint]:
    """The address of an emulator that these tests share: their resources need unique names."""
    with running_emulator() as emulator:
        yield emulator.endpoint

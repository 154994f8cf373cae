"""An emulator for the tests of the local provider and the engine."""

from collections.abc import Iterator

import pytest

from tests.emulator import running_emulator
from tools.local_provider.endpoint import Endpoint


@pytest.fixture(scope="session")
def emulator_endpoint() -> Iterator[Endpoint]:
    """The address of an emulator process that these tests share: names in it must be their own."""
    with running_emulator() as emulator:
        yield emulator.endpoint

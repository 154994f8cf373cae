"""An emulator for the tests of the local provider and the engine."""

from collections.abc import Iterator

import pytest

from tests.emulator import running_emulator


@pytest.fixture(scope="session")
def emulator_url() -> Iterator[str]:
    """The address of an emulator process that these tests share: names in it must be their own."""
    with running_emulator() as emulator:
        yield emulator.url

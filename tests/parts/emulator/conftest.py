"""An emulator, as the tests of the local provider have it."""

from tests.parts.local_provider.conftest import emulator_endpoint

__all__ = ["emulator_endpoint"]

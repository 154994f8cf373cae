"""Provides the same emulator as for the tests of the local provider."""

from tests.parts.local_provider.conftest import emulator_endpoint

__all__ = ["emulator_endpoint"]

"""The mocked AWS of the unit tests."""

from tests.unit.workflow.conftest import world

__all__ = ["world"]

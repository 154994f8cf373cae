"""Provides the mocked AWS of the unit tests."""

from tests.unit.workflow.conftest import aws, world

__all__ = ["aws", "world"]

"""Configures all tests: AWS calls must follow AWS's rules; Hypothesis checks behaviour, not speed."""

import pytest
from botocore import handlers
from hypothesis import HealthCheck, settings

from tests.faster_mocks import cached, calls, tables
from tests.stack import stack
from tools.local_provider import service_rules

__all__ = ["stack"]

for faster in (cached, tables, calls):
    faster.install()

settings.register_profile("task-reminder", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("task-reminder")

# Mocks and the emulator accept calls that AWS rejects. This adds a check to every later botocore session.
handlers.BUILTIN_HANDLERS.append((service_rules.EVENT, service_rules.enforce))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs slow tests first; the others keep their random order."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

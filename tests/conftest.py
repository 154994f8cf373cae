"""For all tests: AWS calls must keep AWS's own rules; Hypothesis checks behaviour, not speed."""

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

# Mocks and the emulator accept what AWS refuses. Each botocore session from now on has this check.
handlers.BUILTIN_HANDLERS.append((service_rules.EVENT, service_rules.enforce))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts slow tests first; the others stay in their random order."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

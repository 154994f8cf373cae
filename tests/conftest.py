"""What holds for all tests: AWS calls keep to AWS's own rules; Hypothesis judges behaviour, never speed."""

import pytest
from botocore import handlers
from hypothesis import HealthCheck, settings

from tests import remembered
from tests.stack import stack
from tools.local_provider import service_rules

__all__ = ["stack"]

remembered.remember()

settings.register_profile("task-reminder", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("task-reminder")

# Mocks and the emulator take what AWS refuses. Each botocore session that is made from now on has this check.
handlers.BUILTIN_HANDLERS.append((service_rules.EVENT, service_rules.enforce))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts slow tests first; the others stay in the order that chance gave them."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

"""Which tests run in one process: those of a folder share what is slow to make, such as an emulator."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
SPREAD = "infra"
"""The folder with the most tests; each makes its own graph."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups the tests by folder for `--dist loadgroup`."""
    for item in items:
        if item.path.is_relative_to(HERE):
            folder = item.path.relative_to(HERE).parts[0]
            if folder != SPREAD:
                item.add_marker(pytest.mark.xdist_group(folder))

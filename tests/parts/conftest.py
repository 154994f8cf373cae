"""Assigns tests to processes: those of a folder share slow fixtures, such as an emulator."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
SPREAD = "infra"
"""The folder with the most tests: it is split by file, whose tests share a graph."""
SLOW = {"clients", "doctor", "fuzz", "lambda_build", "local", "local_provider", "machine", "scenarios"}


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups the tests by folder, or by file, for `--dist loadgroup`, and marks the slow folders."""
    for item in items:
        if item.path.is_relative_to(HERE):
            place = item.path.relative_to(HERE)
            group = place.as_posix() if place.parts[0] == SPREAD else place.parts[0]
            item.add_marker(pytest.mark.xdist_group(group))
            if group in SLOW:
                item.add_marker("slow")

"""Provides the graph with each role that a stack may have."""

from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """The graph of the local stack with a canary."""
    return run(project, complete({"canary": True})).graph

"""The graph with each role that a stack may have."""

from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """What the program registers for the local stack with its canary."""
    return run(project, complete({"canary": True})).graph

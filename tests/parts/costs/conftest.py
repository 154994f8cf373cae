"""The graph that the program registers for a stack as it is by default, to hold the documentation to."""

import pytest

from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import Graph, run


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """All that the program registers."""
    return run(make_project(tmp_path_factory.mktemp("project")), complete(), stack="dev").graph

"""The graph that the program registers for a stack, to hold the documentation to."""

from collections.abc import Callable

import pytest

from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import Graph, run

Program = Callable[..., Graph]


@pytest.fixture(scope="session")
def graph_with(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """All that the program registers with these options, the others as they are by default."""
    project = make_project(tmp_path_factory.mktemp("project"))
    return lambda **options: run(project, complete(options), stack="dev").graph


@pytest.fixture(scope="session")
def graph(graph_with: Program) -> Graph:
    """All that the program registers for a stack as it is by default."""
    return graph_with()

"""Provides the graph of resources to compare the documentation with."""

from collections.abc import Callable

import pytest

from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import Graph, run

Program = Callable[..., Graph]


@pytest.fixture(scope="session")
def graph_with(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Returns the resources registered with these options and the defaults of all others."""
    project = make_project(tmp_path_factory.mktemp("project"))
    return lambda **options: run(project, complete(options), stack="dev").graph


@pytest.fixture(scope="session")
def graph(graph_with: Program) -> Graph:
    """Returns the resources registered with the default options."""
    return graph_with()

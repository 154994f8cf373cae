"""Provides the resources of a stack with every alarm, to compare the documentation with."""

import pytest

from tests.parts.infra.conftest import complete, make_project
from tests.parts.infra.recording import Graph, run


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Returns all registered resources."""
    return run(
        make_project(tmp_path_factory.mktemp("project")), complete({"canary": True}), stack="dev"
    ).graph

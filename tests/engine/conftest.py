"""The real engine, the emulator and the local provider as its plugin, for the tests of this folder."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from local.pulumi_cli.find import find
from tests.emulator import Emulator, running_emulator
from tests.engine.project_copy import copy_project
from tests.engine.stacks import Stacks
from tests.requirements import skip_or_fail

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cli() -> Path:
    """The Pulumi CLI."""
    found = find()
    if found is None:
        skip_or_fail("there is no Pulumi engine: `make engine` gets it")
    return found


@pytest.fixture(scope="session")
def shared_emulator(cli: Path) -> Iterator[Emulator]:  # noqa: ARG001 - without an engine it isn't needed
    with running_emulator(AUTH="true") as emulator:
        yield emulator


@pytest.fixture
def emulator(shared_emulator: Emulator) -> Emulator:
    """An emulator with nothing in it."""
    shared_emulator.reset()
    return shared_emulator


@pytest.fixture(scope="session")
def shared_plugin(shared_emulator: Emulator) -> Iterator[int]:
    with serving_plugin(shared_emulator.url) as port:
        yield port


@contextmanager
def serving_plugin(endpoint_url: str) -> Iterator[int]:
    """The port of a local provider that makes its resources at `endpoint_url`."""
    command = [sys.executable, "-m", "local.plugin", endpoint_url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def shared_project(cli: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - as above
    """A copy of the project that tests only configure."""
    return copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def make_stacks(cli: Path, tmp_path: Path) -> Callable[[Path, int], Stacks]:
    """Stacks of a project, through the plugin at a port, with a state of their own."""
    return lambda project, port: Stacks(project, tmp_path / "state", cli, port)


@pytest.fixture
def stacks(
    make_stacks: Callable[[Path, int], Stacks],
    shared_project: Path,
    shared_plugin: int,
    emulator: Emulator,  # noqa: ARG001 - emptied before
) -> Stacks:
    """Stacks of the unchanged project in an empty emulator."""
    return make_stacks(shared_project, shared_plugin)

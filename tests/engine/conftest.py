"""Provides the real engine, the emulator, and the local provider as its plugin."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import ROOT
from tests.emulator import Emulator, running_emulator
from tests.engine.project_copy import copy_project
from tests.engine.pulumi_cli.find import find
from tests.engine.stacks import Stacks
from tests.requirements import skip_or_fail
from tools.emulator.settings import KEY
from tools.local.isolation import isolate


@pytest.fixture(scope="session")
def cli() -> Path:
    """The Pulumi CLI."""
    found = find()
    if found is None:
        skip_or_fail("there is no Pulumi engine: `make engine` gets it")
    return found


@pytest.fixture(scope="session")
def shared_emulator(cli: Path) -> Iterator[Emulator]:  # noqa: ARG001 - not needed without an engine
    with running_emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(shared_emulator: Emulator) -> Emulator:
    """An empty emulator."""
    shared_emulator.reset()
    return shared_emulator


@pytest.fixture(scope="session")
def plugin(shared_emulator: Emulator) -> Iterator[int]:
    """The port of a local provider that creates its resources in the emulator."""
    with _serving("plugin", shared_emulator.url, **{KEY: shared_emulator.endpoint.key}) as port:
        yield port


@pytest.fixture(scope="session")
def host(cli: Path) -> Iterator[int]:  # noqa: ARG001 - not needed without an engine
    """The port of the language host."""
    with _serving("language_host") as port:
        yield port


@contextmanager
def _serving(module: str, *arguments: str, **settings: str) -> Iterator[int]:
    """Yields the port that a module of `serving` prints."""
    command = [sys.executable, "-m", f"tests.engine.serving.{module}", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_")}
    isolate(environment)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment | settings, stdout=subprocess.PIPE, text=True
    ) as process:
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
def make_stacks(
    cli: Path,
    tmp_path: Path,
    host: int,
    plugin: int,
    emulator: Emulator,  # noqa: ARG001 - emptied before
) -> Callable[[Path], Stacks]:
    """Creates stacks of a project, with their own state, in an empty emulator."""
    return lambda project: Stacks(project, tmp_path / "state", cli, host_port=host, plugin_port=plugin)


@pytest.fixture
def stacks(make_stacks: Callable[[Path], Stacks], shared_project: Path) -> Stacks:
    """The stacks of the unchanged project."""
    return make_stacks(shared_project)

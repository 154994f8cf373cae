"""`pulumi up` without the CLI: runs the Pulumi program in this process against the local provider."""

import asyncio
import contextlib
import gc
import logging
import runpy
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pulumi
import yaml
from pulumi.runtime.proto import engine_pb2

from tools.local.engine.config_schema import apply_schema
from tools.local.engine.engine_error import EngineError
from tools.local.engine.monitor import Monitor
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.provider import LocalProvider

logger = logging.getLogger(__name__)


def up(
    root: Path,
    *,
    stack: str,
    config: Mapping[str, Any],
    endpoint: Endpoint,
    region: str,
) -> dict[str, Any]:
    """Creates every resource of the Pulumi program in `root`; returns the outputs, secrets in plain text.

    `config` has full keys such as `"task-reminder:senderEmail"`; the schema of `Pulumi.yaml` adds defaults.
    Meanwhile the working directory is `root`, as with the CLI, and garbage collection, a second of the run's
    six, is off.
    Raises `EngineError`; resources created before remain.
    """
    root = root.resolve()
    project = yaml.safe_load((root / "Pulumi.yaml").read_text())
    settings = apply_schema(project, {"aws:region": region, **config})
    monitor = Monitor(project["name"], stack, LocalProvider(endpoint, region))
    with contextlib.chdir(root), _first_on_path(root), _garbage_collection_off():
        try:
            asyncio.run(run_program(root, project["name"], stack, settings, monitor))
        except EngineError:
            raise
        except Exception as error:
            raise EngineError(_explanation(root, error)) from error
    return monitor.outputs


async def run_program(
    root: Path,
    project: str,
    stack: str,
    config: Mapping[str, str],
    monitor: Monitor,
    secrets: Collection[str] = (),
) -> None:
    """Runs `__main__.py` in `root` with `monitor`. Raises what the program raises.

    `secrets` are the keys of `config` that were set as secrets.

    The SDK's settings are context variables, so they end with this task.
    """
    # Only the first failure is raised; outputs that depend on it would log it again.
    asyncio.get_running_loop().set_exception_handler(lambda _, context: logger.debug("%s", context))
    pulumi.runtime.configure(
        pulumi.runtime.Settings(
            project=project,
            stack=stack,
            organization="local",
            root_directory=str(root),
            monitor=monitor,
            engine=_Engine(),
            dry_run=False,
        )
    )
    pulumi.runtime.set_all_config(dict(config), list(secrets))

    def program() -> None:
        runpy.run_path(str(root / "__main__.py"), run_name="__main__")

    await pulumi.runtime.run_in_stack(program)


class _Engine:
    """Receives the program's log messages."""

    def Log(self, request: engine_pb2.LogRequest) -> None:  # noqa: N802 - the gRPC service's name
        level = logging.getLevelNamesMapping()[engine_pb2.LogSeverity.Name(request.severity)]
        logger.log(level, "%s", request.message)


@contextlib.contextmanager
def _first_on_path(root: Path) -> Iterator[None]:
    """Lets the program import the modules in its folder, like a script."""
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))


@contextlib.contextmanager
def _garbage_collection_off() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _explanation(root: Path, error: Exception) -> str:
    """Returns why the program failed; errors that are not Pulumi's own get their source line."""
    if isinstance(error, pulumi.RunError | pulumi.ConfigMissingError | pulumi.ConfigTypeError):
        return str(error)
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(root) and ".venv" not in file.parts:
            place = f"{file.relative_to(root)}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return f"{place}{type(error).__name__}: {error}"

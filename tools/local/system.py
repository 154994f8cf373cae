"""Starts the whole system step by step, prints each step, and stops everything at the end."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from lambda_build.packages import build
from tools.local import emulator, stack
from tools.local.banner import banner
from tools.local.emulator import Emulator
from tools.local.forwarder import forwarding
from tools.local.options import Options
from tools.local.ports import require_free
from tools.local.readiness import require_ready
from tools.local.sign_in import demo_users, outputs
from tools.local.steps import step
from tools.local_provider.aws_clients import Aws


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A running system: the emulator's process, and the outputs of the stack in it."""

    options: Options
    emulator: Emulator
    outputs: dict[str, Any]


@contextmanager
def running_system(options: Options) -> Iterator[System]:
    """Yields a system that is ready at its site; `outputs.json` exists while it runs.

    Raises PortInUse, EmulatorFailed, InstallFailed, EngineError, NotReady, SignInFailed or OSError; then,
    as at the end of the context, nothing is left running.
    """
    require_free(options.port, "for the emulator", "LOCAL_PORT, or --port")
    require_free(options.site_port, "for the site", "SITE_PORT, or --site-port")
    _clear(options)
    with ExitStack() as parts:
        with step("Start the emulator"):
            process = parts.enter_context(emulator.running(options))
        with step("Build the Lambda packages"):
            list(build("local"))
        with step("Deploy the stack"):
            stack_outputs = stack.deploy(options, process.endpoint)
        with step("Check that the system responds"):
            parts.enter_context(
                forwarding(options.site_port, to=process.endpoint, host=stack_outputs["distributionDomain"])
            )
            require_ready(options.site_url)
        with step("Create two users and sign them in"):
            aws = Aws(process.endpoint, emulator.REGION)
            for user in (demo_users.DEMO, demo_users.OTHER):
                demo_users.invite(aws, stack_outputs["userPoolId"], user)
            signed_in = outputs.demo_users_with_tokens(options.site_url)
        file = options.outputs
        parts.callback(file.unlink, missing_ok=True)
        outputs.write(file, outputs.script_outputs(stack_outputs, process.endpoint) | signed_in)
        print(banner(options))
        yield System(options=options, emulator=process, outputs=stack_outputs)


def _clear(options: Options) -> None:
    """Removes the files of an earlier run."""
    for file in (options.outputs, options.state / "emulator.log"):
        file.unlink(missing_ok=True)
    shutil.rmtree(options.state / "outbox", ignore_errors=True)

"""Starts the whole system, a shown step at a time, and stops all of it at the end."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from lambda_build.packages import build
from tools.local import emulator, stack
from tools.local.emulator import Emulator
from tools.local.forwarder import forwarding
from tools.local.greeting import greeting
from tools.local.options import Options
from tools.local.ports import require_free
from tools.local.readiness import require_answers
from tools.local.sign_in import demo_users, outputs
from tools.local.steps import step
from tools.local_provider.aws_clients import Aws


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What runs: the emulator's process, and the outputs of the stack in it."""

    options: Options
    emulator: Emulator
    outputs: dict[str, Any]


@contextmanager
def running_system(options: Options) -> Iterator[System]:
    """A system that answers at its site; `outputs.json` is there as long as it does.

    Raises PortInUse, EmulatorFailed, InstallFailed, EngineError, NotAnswering, SignInFailed or OSError; then,
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
        with step("Make the stack"):
            made = stack.make(options)
        with step("Wait until the system answers"):
            parts.enter_context(
                forwarding(options.site_port, to_port=options.port, host=made["distributionDomain"])
            )
            require_answers(options.site_url)
        with step("Make two users and sign them in"):
            aws = Aws(options.endpoint_url, emulator.REGION)
            for user in (demo_users.DEMO, demo_users.OTHER):
                demo_users.invite(aws, made["userPoolId"], user)
            signed_in = outputs.of_demo_users(options.site_url)
        file = options.state / "outputs.json"
        parts.callback(file.unlink, missing_ok=True)
        outputs.write(file, outputs.for_scripts(made, options.endpoint_url) | signed_in)
        print(greeting(options))
        yield System(options=options, emulator=process, outputs=made)


def _clear(options: Options) -> None:
    """Removes what an earlier run left."""
    for file in ("outputs.json", "emulator.log"):
        (options.state / file).unlink(missing_ok=True)
    shutil.rmtree(options.state / "outbox", ignore_errors=True)

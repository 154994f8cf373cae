"""`make local`: runs the whole system on this machine until it is stopped."""

import io
import sys
from collections.abc import Sequence
from typing import cast

from lambda_build.dependencies import InstallFailed
from tools.local.emulator import EmulatorFailed
from tools.local.engine.engine_error import EngineError
from tools.local.inbox.watch import watch
from tools.local.isolation import isolate
from tools.local.options import parse
from tools.local.ports import PortInUse
from tools.local.readiness import NotReady
from tools.local.sign_in.code_flow import SignInFailed
from tools.local.signals import StopSignals
from tools.local.system import running_system

EXPECTED = (PortInUse, EmulatorFailed, InstallFailed, EngineError, NotReady, SignInFailed, OSError)


def main(arguments: Sequence[str]) -> int:
    """Runs until SIGINT, SIGTERM or SIGHUP, then stops; returns 0, or 1 after printing what failed."""
    cast("io.TextIOWrapper", sys.stdout).reconfigure(line_buffering=True, errors="backslashreplace")
    options = parse(arguments)
    stop = StopSignals()
    isolate()
    try:
        with running_system(options) as system:
            watch(system, stop)
    except KeyboardInterrupt:
        pass  # stopped before it was ready
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 1
    print("\nStopped: the site, the emulator and the functions that ran in it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

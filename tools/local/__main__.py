"""`make local`: runs the whole system on this machine until it is told to stop."""

import io
import sys
from collections.abc import Sequence
from typing import cast

from lambda_build.dependencies import InstallFailed
from tools.local.emulator import EmulatorFailed
from tools.local.ending import Ending
from tools.local.engine.engine_error import EngineError
from tools.local.inbox.watch import watch
from tools.local.isolation import isolate
from tools.local.options import parse
from tools.local.ports import PortInUse
from tools.local.readiness import NotAnswering
from tools.local.running import running_system
from tools.local.sign_in.code_flow import SignInFailed

EXPECTED = (PortInUse, EmulatorFailed, InstallFailed, EngineError, NotAnswering, SignInFailed, OSError)


def main(arguments: Sequence[str]) -> int:
    """Runs until SIGINT, SIGTERM or SIGHUP, then stops what it started: 0, or 1 having said what failed."""
    cast("io.TextIOWrapper", sys.stdout).reconfigure(line_buffering=True, errors="backslashreplace")
    options = parse(arguments)
    ending = Ending()
    isolate()
    try:
        with running_system(options) as system:
            watch(system, ending)
    except KeyboardInterrupt:
        pass  # asked for before it ran
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 1
    print("\nStopped: the site, the emulator and the functions that ran in it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

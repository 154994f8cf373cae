"""`make local`: runs the whole system on this machine until it is told to stop."""

import io
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn, cast

from lambda_build.dependencies import InstallFailed
from local.emulator import EmulatorFailed
from local.engine import EngineError
from local.isolation import isolate
from local.options import parse
from local.ports import PortInUse
from local.readiness import NotAnswering
from local.running import running_system
from local.watch import watch

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
EXPECTED = (PortInUse, EmulatorFailed, InstallFailed, EngineError, NotAnswering, OSError)


def main(arguments: Sequence[str]) -> int:
    """Runs until SIGINT, SIGTERM or SIGHUP, then stops what it started: 0, or 1 having said what failed."""
    cast("io.TextIOWrapper", sys.stdout).reconfigure(line_buffering=True, errors="backslashreplace")
    options = parse(arguments)
    for number in ENDINGS:
        signal.signal(number, _end)
    isolate()
    try:
        with running_system(options) as system:
            watch(system)
    except KeyboardInterrupt:
        print("\nStopped: the site, the emulator and the functions that ran in it.")
        return 0
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 1


def _end(*_: object) -> NoReturn:
    """Stops what is going on; a second signal doesn't disturb the stopping."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

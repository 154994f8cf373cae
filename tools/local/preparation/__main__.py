"""Prepares `make local` and `make test`: virtual environments and page, each only when out of date."""

import signal
import sys

from tools import ROOT
from tools.local.preparation import environments, page
from tools.local.preparation.commands import CommandFailed
from tools.local.preparation.prerequisites import Missing, require_node


def main(requirements: str) -> int:
    """Prepares this checkout to run (`run`) or to run and test (`dev`).

    Returns the exit code, after printing what went wrong.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        require_node()
        environments.prepare(ROOT, requirements)
        page.prepare(ROOT)
    except (Missing, CommandFailed) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

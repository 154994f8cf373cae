"""What `make local` and `make test` do first: virtual environments and page, each only when out of date."""

import argparse
import signal
import sys
from collections.abc import Sequence

from local import environments, page
from local.commands import CommandFailed
from local.options import ROOT
from local.prerequisites import Missing, require_node


def main(arguments: Sequence[str]) -> int:
    """Prepares this checkout for `run` or `dev`; answers the exit code, having said what went wrong."""
    parser = argparse.ArgumentParser(prog="local/bootstrap.sh", description=__doc__)
    parser.add_argument(
        "requirements", choices=["run", "dev"], help="what .venv gets: to run, or to run and test"
    )
    wanted = parser.parse_args(arguments).requirements
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        require_node()
        environments.prepare(ROOT, wanted)
        page.prepare(ROOT)
    except (Missing, CommandFailed) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

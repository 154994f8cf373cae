"""`python -m lambda_build local|aws`: builds every function's package for one target."""

import argparse
import sys
import time
from collections.abc import Sequence

from lambda_build.assemble import assemble
from lambda_build.dependencies import InstallFailed
from lambda_build.targets import FUNCTIONS, ROOT, TARGETS


def main(arguments: Sequence[str]) -> int:
    """Builds, prints a line a package, and answers the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lambda_build", description=__doc__)
    parser.add_argument(
        "target", choices=sorted(TARGETS), help="aws: Lambda's Python 3.13 on arm64; local: this machine"
    )
    target = TARGETS[parser.parse_args(arguments).target]
    for function in FUNCTIONS:
        started = time.monotonic()
        try:
            package = assemble(function, target, ROOT / "build")
        except (InstallFailed, FileNotFoundError) as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{package.relative_to(ROOT)} ({time.monotonic() - started:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

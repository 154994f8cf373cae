"""`python -m lambda_build local|aws`: builds every function's package for one target."""

import argparse
import sys
from collections.abc import Sequence

from lambda_build.dependencies import InstallFailed
from lambda_build.packages import build
from lambda_build.targets import ROOT, TARGETS


def main(arguments: Sequence[str]) -> int:
    """Builds the packages, prints one line for each, and returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lambda_build", description=__doc__)
    parser.add_argument(
        "target", choices=sorted(TARGETS), help="aws: Lambda's Python 3.13 on arm64; local: this machine"
    )
    target = parser.parse_args(arguments).target
    try:
        for package in build(target):
            print(f"{package.folder.relative_to(ROOT)}: {package.zipped / 1_000_000:.2f} MB zipped")
    except (InstallFailed, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    compiler = TARGETS[target].compiler
    print(f"Byte code: by {compiler}" if compiler else "Byte code: none, no Python 3.13 was found")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

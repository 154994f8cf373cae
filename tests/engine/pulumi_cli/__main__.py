"""`make engine`: prints the path of the Pulumi CLI, and builds it first if necessary."""

import sys

from tests.engine.pulumi_cli.build import CannotBuild, build
from tests.engine.pulumi_cli.find import find, version
from tools.local.preparation.commands import CommandFailed


def main() -> int:
    """Prints the CLI's path and returns 0, or prints what is missing and returns 1."""
    cli = find()
    if cli is None:
        print(f"Build the Pulumi CLI {version()} with Go (minutes, once)", file=sys.stderr)
        try:
            cli = build()
        except (CannotBuild, CommandFailed) as error:
            print(error, file=sys.stderr)
            return 1
    print(cli)
    return 0


if __name__ == "__main__":
    sys.exit(main())

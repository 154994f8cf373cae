"""`make token`: prints a new access token for the system that runs on this machine."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import urllib3

from tools.local.isolation import isolate
from tools.local.options import DEFAULT_STATE
from tools.local.sign_in.code_flow import SignInFailed, sign_in
from tools.local.sign_in.outputs import NotRunning, read


def main(arguments: Sequence[str]) -> int:
    """Prints only the token, for use in a command; returns 0, or 1 after printing what failed."""
    parser = argparse.ArgumentParser(prog="make token", description=__doc__)
    parser.add_argument("--other", action="store_true", help="for the other of the two demo users")
    parser.add_argument("--scope", action="append", help="with this scope instead of all (repeatable)")
    parser.add_argument("--state", type=Path, default=DEFAULT_STATE, help="the running system's folder")
    given = parser.parse_args(arguments)
    isolate()
    try:
        outputs = read(given.state)
        user = outputs["otherUser" if given.other else "demoUser"]
        print(sign_in(outputs["siteUrl"], **user, scopes=given.scope)["access_token"])
    except (NotRunning, SignInFailed, urllib3.exceptions.HTTPError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Finds the built Lambda packages that the stack deploys."""

from pathlib import Path

import pulumi

from lambda_build.freshness import up_to_date_size
from lambda_build.targets import FUNCTIONS, TARGETS

EMULATOR = "000000000000"
"""The emulator's account id, which AWS never uses. The emulator runs the packages built for this machine."""


def built_packages(root: Path, account_id: str) -> dict[str, pulumi.FileArchive]:
    """Returns each function's package under `root`, built for the account's platform.

    Raises:
        RunError: a package is missing or older than its sources; the message has the command that builds it.
    """
    target = "local" if account_id == EMULATOR else "aws"
    archives = {}
    for function in FUNCTIONS:
        directory = root / "build" / target / function.name
        name = f"build/{target}/{function.name}"
        command = f"run `python -m lambda_build {target}` first"
        if not directory.is_dir() or not any(directory.iterdir()):
            raise pulumi.RunError(f"{name} is missing or empty: {command}")
        if up_to_date_size(directory, function, TARGETS[target]) is None:
            raise pulumi.RunError(f"{name} was built from different sources: {command}")
        archives[function.name] = pulumi.FileArchive(str(directory))
    return archives

"""The built Lambda packages that the stack deploys."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pulumi

from lambda_build.freshness import fresh_size
from lambda_build.targets import FUNCTIONS, TARGETS


@dataclass(frozen=True, kw_only=True)
class Packages:
    """One directory for each function, as `python -m lambda_build` makes them."""

    api: pulumi.FileArchive
    email: pulumi.FileArchive
    sweep: pulumi.FileArchive


def built_packages(root: Path, target: Literal["aws", "local"]) -> Packages:
    """The packages under `root` that were built for AWS or for this machine.

    Raises:
        RunError: one is not there, or older than its sources; the message has the command that builds it.
    """
    archives = {}
    for function in FUNCTIONS:
        directory = root / "build" / target / function.name
        name = f"build/{target}/{function.name}"
        command = f"run `python -m lambda_build {target}` first"
        if not directory.is_dir() or not any(directory.iterdir()):
            raise pulumi.RunError(f"{name} is missing or empty: {command}")
        if fresh_size(directory, function, TARGETS[target]) is None:
            raise pulumi.RunError(f"{name} was built from other sources than these: {command}")
        archives[function.name] = pulumi.FileArchive(str(directory))
    return Packages(**archives)

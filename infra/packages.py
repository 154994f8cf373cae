"""The built Lambda packages that the stack deploys."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pulumi


@dataclass(frozen=True, kw_only=True)
class Packages:
    """One directory for each function, as `python -m lambda_build` makes them."""

    api: pulumi.FileArchive
    email: pulumi.FileArchive
    sweep: pulumi.FileArchive


def built_packages(root: Path, target: Literal["aws", "local"]) -> Packages:
    """The packages under `root` that were built for AWS or for this machine.

    Raises:
        RunError: one is not there; the message has the command that builds it.
    """

    def archive(function: str) -> pulumi.FileArchive:
        directory = root / "build" / target / function
        if not directory.is_dir() or not any(directory.iterdir()):
            raise pulumi.RunError(
                f"build/{target}/{function} is missing or empty: run `python -m lambda_build {target}` first"
            )
        return pulumi.FileArchive(str(directory))

    return Packages(api=archive("api"), email=archive("email"), sweep=archive("sweep"))

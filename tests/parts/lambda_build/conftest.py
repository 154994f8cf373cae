"""Provides the packages that `python -m lambda_build` builds, for this machine and for AWS."""

from pathlib import Path

import pytest

from lambda_build.packages import Package, build
from lambda_build.targets import TARGETS
from tests.requirements import require_emulator, skip_or_fail


@pytest.fixture(scope="session")
def local_packages() -> dict[str, Package]:
    """The packages by function for this machine, with the byte code of the emulator's Python."""
    require_emulator()
    return {package.folder.name: package for package in build("local")}


@pytest.fixture(scope="session")
def aws_packages() -> dict[str, Package]:
    """The packages by function for Lambda, with byte code."""
    if TARGETS["aws"].compiler is None:
        skip_or_fail("no Python 3.13 here: the packages would have no byte code")
    return {package.folder.name: package for package in build("aws")}


def contents(folder: Path) -> dict[str, bytes]:
    """Returns every file below `folder`, by its relative path."""
    return {name: (folder / name).read_bytes() for name in file_names(folder)}


def file_names(folder: Path) -> set[str]:
    """Returns the relative path of every file below `folder`."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def touch(root: Path, *names: str) -> None:
    """Creates files below `root`, each with its name as its content."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)

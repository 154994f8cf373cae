"""Brings the packages of a target up to date: rebuilds those whose sources have changed."""

import fcntl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lambda_build.assemble import assemble
from lambda_build.freshness import delete_manifest, up_to_date_size, write_manifest
from lambda_build.size import zipped_bytes
from lambda_build.targets import FUNCTIONS, ROOT, TARGETS, Function, Target


@dataclass(frozen=True, slots=True)
class Package:
    """A folder that is ready to deploy, and its zipped size in bytes."""

    folder: Path
    zipped: int


def build(target: str) -> Iterator[Package]:
    """Brings every function's package for `target` (a key of TARGETS) up to date and yields it.

    Raises what `assemble` raises.
    """
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    for function in FUNCTIONS:
        with (folder / ".lock").open("w") as lock:  # one build at a time; closing the file releases the lock
            fcntl.flock(lock, fcntl.LOCK_EX)
            package = _up_to_date(function, TARGETS[target], folder)
        yield package


def _up_to_date(function: Function, target: Target, build: Path) -> Package:
    folder = build / target.name / function.name
    size = up_to_date_size(folder, function, target)
    if size is None:
        delete_manifest(folder)  # so that an interrupted build is not taken for a finished one
        size = zipped_bytes(assemble(function, target, build))
        write_manifest(folder, function, target, size)
    return Package(folder, size)

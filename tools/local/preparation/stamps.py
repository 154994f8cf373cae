"""Remembers what a step was done from, so that it is done again only when that changes."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(root: Path, files: Iterable[Path]) -> str:
    """One SHA-256 over names (relative to `root`) and contents of `files`."""
    total = hashlib.sha256()
    for file in sorted(files):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def read(stamp: Path) -> str | None:
    """What the step was last done from; None when it never ended well."""
    return stamp.read_text() if stamp.is_file() else None

"""Fingerprints a step's inputs, so that it runs again only when one of them changes."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(root: Path, files: Iterable[Path]) -> str:
    """Returns one SHA-256 over the names (relative to `root`) and contents of `files`."""
    total = hashlib.sha256()
    for file in sorted(files):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def read(file: Path) -> str | None:
    """Returns the fingerprint of the step's last successful run, or None."""
    return file.read_text() if file.is_file() else None

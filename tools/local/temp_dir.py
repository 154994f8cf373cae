"""The emulator's temporary directory, where it unpacks each function's package: in memory if possible."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it is this user's alone
NEEDED_BYTES = 4 * 1024**3
"""The needed free space: a hundred processes of the API take 2 GiB, of the email worker 0.6 GiB."""


@contextmanager
def temp_dir(state: Path, memory: Path = MEMORY) -> Iterator[Path]:
    """Yields an empty folder for the run with the folder `state`, and removes it at the end.

    It is in `memory` if there is enough space and programs may be executed there, else in `state`. Both work,
    but after some ten thousand deletions ext4 takes ten times as long to create files, for minutes.
    """
    folder = memory / _name(state) if _fits(memory) else state / "tmp"
    shutil.rmtree(folder, ignore_errors=True)  # left by a killed run
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _name(state: Path) -> str:
    return f"task-reminder-{hashlib.sha256(os.fsencode(state.resolve())).hexdigest()[:16]}"


def _fits(memory: Path) -> bool:
    try:
        found = os.statvfs(memory)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize >= NEEDED_BYTES and not found.f_flag & os.ST_NOEXEC

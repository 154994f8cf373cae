"""Kills the emulator and its child processes when its parent process has ended in any way."""

import os
import shutil
import signal
from pathlib import Path
from threading import Thread

from tools.emulator.settings import CLEANUP_PATHS


def watch() -> None:
    """Waits on a thread for the end of standard input, a pipe whose other end only the parent has."""
    paths = [Path(name) for name in os.environ.pop(CLEANUP_PATHS, "").split(os.pathsep) if name]
    Thread(target=_end_with_parent, args=(paths,), daemon=True).start()


def _end_with_parent(paths: list[Path]) -> None:
    while os.read(0, 1024):  # nothing is ever written to it
        pass
    for path in paths:
        path.unlink(missing_ok=True) if path.is_file() else shutil.rmtree(path, ignore_errors=True)
    os.killpg(os.getpgrp(), signal.SIGKILL)

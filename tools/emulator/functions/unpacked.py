"""Unpacks code once for all processes of a function; the emulator does it for each: a third of its start.

The folder is read alone, as on Lambda, where only /tmp can be written.
"""

import hashlib
import tempfile
import zipfile
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any

_unpacked: dict[str, str] = {}
_lock = Lock()


def install(lambda_runtime: Any) -> None:  # noqa: ANN401 - a module of the emulator, which has no types
    """Lets every new process of a function find its code behind a link."""
    lambda_runtime.zipfile = SimpleNamespace(**{**vars(zipfile), "ZipFile": UnpackedOnce})


class UnpackedOnce(zipfile.ZipFile):
    """An archive that is a file; what it holds is unpacked where it isn't yet, and never changed."""

    def extractall(self, path: Any = None, members: Any = None, pwd: Any = None) -> None:  # noqa: ANN401 - as above
        """Puts a link to the unpacked files in place of the empty folder `path`."""
        target, digest = Path(path), hashlib.sha256(Path(str(self.filename)).read_bytes()).hexdigest()
        with _lock:  # two processes may start at once
            if digest not in _unpacked:
                folder = tempfile.mkdtemp(prefix="unpacked-")
                super().extractall(folder, members, pwd)
                _unpacked[digest] = folder
        target.rmdir()
        target.symlink_to(_unpacked[digest])

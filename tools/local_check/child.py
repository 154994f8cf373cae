"""Runs `make local` as a child process on free ports, with its own folder, and stops it at the end."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import ROOT
from tools.local.ports import free_port

START_SECONDS = 300  # the first start installs the functions' dependencies; the machine may be busy
STOP_SECONDS = 90  # deleting the functions' unpacked packages takes long on a slow disk


class ChildFailed(Exception):
    """The system didn't start; the message is its output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A running system: its `outputs.json`, the folder of its files, and its output so far."""

    outputs: dict[str, Any]
    state: Path
    process: subprocess.Popen[bytes]

    @property
    def printed(self) -> str:
        """Returns its output, including errors."""
        return (self.state / "printed.txt").read_text(encoding="utf-8")


@contextmanager
def running_child(*options: str) -> Iterator[Child]:
    """Yields a system that is ready, with additional `options` of `make local`.

    Raises ChildFailed. It is stopped with SIGTERM, and killed after 90 seconds.
    """
    with tempfile.TemporaryDirectory(prefix="task-reminder-") as folder:
        state = Path(folder)
        with (state / "printed.txt").open("wb") as printed:
            ports = ["--port", str(free_port()), "--site-port", str(free_port())]
            process = subprocess.Popen(
                [sys.executable, "-m", "tools.local", *ports, "--state", state, *options],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        try:
            yield Child(outputs=_outputs(process, state), state=state, process=process)
        finally:
            _stop(process)


def _outputs(process: subprocess.Popen[bytes], state: Path) -> dict[str, Any]:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if (state / "outputs.json").exists():
            outputs: dict[str, Any] = json.loads((state / "outputs.json").read_text())
            return outputs
        time.sleep(0.05)
    raise ChildFailed((state / "printed.txt").read_text(encoding="utf-8"))


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise

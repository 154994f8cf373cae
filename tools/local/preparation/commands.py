"""Runs another program to completion; shows its output only if it fails."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SHOWN_LINES = 60


class CommandFailed(Exception):
    """A program exited with an error; the message is the command and the last lines of its output."""


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None) -> None:
    """Runs `command` in `cwd`; an exception here, such as KeyboardInterrupt, stops it and its children too.

    Raises CommandFailed when it can't be started or its exit code is not 0.
    """
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        except OSError as error:
            raise CommandFailed(f"{command[0]}: {error.strerror}") from error
        try:
            code = process.wait()
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            raise
        if code:
            output.seek(0)
            lines = output.read().decode(errors="replace").splitlines()[-SHOWN_LINES:]
            raise CommandFailed(
                "\n".join([f"{' '.join(map(str, command))} exited with code {code}:", *lines])
            )

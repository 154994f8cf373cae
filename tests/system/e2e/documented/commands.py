"""Runs the commands in the documentation, in a folder in which they find the running system."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests import ROOT

NODE_MODULES = ROOT / "frontend" / "node_modules"
WRITTEN = "http://localhost:4567"
"""The addresses in the documentation; tests run the system on other ports."""


def environment(folder: Path) -> Mapping[str, str]:
    """Returns this process's environment, but `curl` fails on an error response and `make` uses the system.

    `npm install` and `pip install` only check that the packages are installed: tests use no network. The
    system's own folder must be at `folder/.local`.
    """
    commands = folder / "commands"
    commands.mkdir()
    scripts = {
        "curl": f'exec {shutil.which("curl")} --fail-with-body "$@"',
        "make": f'exec {shutil.which("make")} -C "{ROOT}" "$@" ARGS="--state {folder}/.local"',
        "npm": f'[ "$1" = install ] && shift || exit 1\ncd "{NODE_MODULES}" && ls -d "$@" && cd - || exit 1\n'
        f'ln -s "{NODE_MODULES}" node_modules && echo "{{}}" > package.json',
        "pip": f'[ "$1" = install ] && shift || exit 1\nexec {sys.executable} -m pip show --quiet "$@"',
    }
    for name, script in scripts.items():
        (commands / name).write_text(f"#!/bin/sh\n{script}\n")
        (commands / name).chmod(0o755)
    path = (str(commands), str(Path(sys.executable).parent), os.environ["PATH"])
    return os.environ | {"PATH": os.pathsep.join(path)}

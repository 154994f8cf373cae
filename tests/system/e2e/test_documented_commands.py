"""Every block of shell commands and Python in the README and the API's page runs against a running system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.parts.docs.pages import blocks
from tests.stack import Stack

PAGES = (ROOT / "README.md", ROOT / "docs" / "api.md")
BLOCKS = [
    pytest.param(language, code, id=f"{page.name}:{line}")
    for page in PAGES
    for line, language, code in blocks(page, "sh", "python")
]
PYTHON = str(Path(sys.executable).parent)
WRITTEN = "http://localhost:4567"
"""Where the pages have the system; it runs on other ports here."""


def test_both_pages_have_some() -> None:
    assert {str(block.id).partition(":")[0] for block in BLOCKS} == {page.name for page in PAGES}


@pytest.mark.parametrize(("language", "code"), BLOCKS)
def test_it_runs_as_it_is_written(stack: Stack, tmp_path: Path, language: str, code: str) -> None:
    (tmp_path / ".local").symlink_to(stack.child.state)
    code = code.replace(WRITTEN, stack.site_url)
    assert "4567" not in code, f"the system's address is {WRITTEN} in all pages"
    command = ["bash", "-euo", "pipefail", "-c"] if language == "sh" else [sys.executable, "-c"]
    done = subprocess.run(
        [*command, code],
        cwd=tmp_path,
        env=os.environ | {"PATH": os.pathsep.join([strict_commands(tmp_path), PYTHON, os.environ["PATH"]])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def strict_commands(folder: Path) -> str:
    """A folder with a `curl` that fails on an error response, and a `make` for the system."""
    commands = folder / "commands"
    commands.mkdir()
    curl = commands / "curl"
    curl.write_text(f'#!/bin/sh\nexec {shutil.which("curl")} --fail-with-body "$@"\n')
    curl.chmod(0o755)
    make = commands / "make"
    make.write_text(
        f'#!/bin/sh\nexec {shutil.which("make")} -C "{ROOT}" "$@" ARGS="--state {folder}/.local"\n'
    )
    make.chmod(0o755)
    return str(commands)

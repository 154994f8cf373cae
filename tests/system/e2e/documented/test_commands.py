"""Tests that all shell and Python blocks of README and client pages run unchanged.

Each starts in a folder that contains only the running system's `.local/` and the examples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.parts.docs.pages import blocks
from tests.patience import PATIENCE_SECONDS
from tests.stack import Stack
from tests.system.e2e.documented.commands import WRITTEN, environment

PAGES = (ROOT / "README.md", ROOT / "docs" / "api.md", ROOT / "examples" / "README.md")
BLOCKS = [
    pytest.param(language, code, id=f"{page.relative_to(ROOT)}:{line}")
    for page in PAGES
    for line, language, code in blocks(page, "sh", "python")
]


def test_each_page_has_commands() -> None:
    assert {str(block.id).partition(":")[0] for block in BLOCKS} == {
        str(page.relative_to(ROOT)) for page in PAGES
    }


@pytest.mark.parametrize(("language", "code"), BLOCKS)
def test_a_documented_command_runs_unchanged(stack: Stack, tmp_path: Path, language: str, code: str) -> None:
    (tmp_path / ".local").symlink_to(stack.child.state)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    code = code.replace(WRITTEN, stack.site_url)
    assert "4567" not in code, f"the system's address is {WRITTEN} in all pages"
    command = ["bash", "-euo", "pipefail", "-c"] if language == "sh" else [sys.executable, "-c"]
    done = subprocess.run(
        [*command, code],
        cwd=tmp_path,
        env={**environment(tmp_path), "REMINDERS_URL": stack.site_url},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""Provides the former release's program from git: the stack that an `up` of the current one updates."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import ROOT
from tests.engine.project_copy import PACKAGES, PAGE, copy_folder, share_and_build

FORMER = "14cfea8aa64264334ace72a00226696870cbf26f"
"""The commit from which running stacks were last deployed."""


KEPT = ROOT / "build" / ".former"
"""Its packages, cached between runs: building takes seven seconds."""


def copy_former(target: Path) -> Path:
    """Copies the former program to `target`, with this page, and builds its packages.

    Skips the test if this checkout's history lacks it, as in a shallow clone.
    """
    archive = subprocess.run(["git", "archive", FORMER], cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        pytest.skip(f"commit {FORMER} is not in this checkout: git fetch --unshallow")
    target.mkdir()
    subprocess.run(["tar", "-x"], cwd=target, input=archive.stdout, check=True)
    shutil.copytree(ROOT / PAGE, target / PAGE)
    if KEPT.is_dir():
        copy_folder(KEPT / PACKAGES, target / PACKAGES)
    before = _manifests(target)
    share_and_build(target, Path("build", ".former-dependencies"))
    if _manifests(target) != before:
        shutil.rmtree(KEPT, ignore_errors=True)
        copy_folder(target / PACKAGES, KEPT / PACKAGES)
    return target


def _manifests(project: Path) -> dict[str, str]:
    """Returns the sources of its packages, by name."""
    return {file.name: file.read_text() for file in (project / PACKAGES).glob("*.json")}

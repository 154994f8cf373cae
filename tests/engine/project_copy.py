"""Copies this project for tests that change it: sources, the built page, its Lambda packages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import ROOT
from tests.requirements import require_built_page

PAGE = Path("frontend", "dist")
EMULATOR = Path(".emulator-venv")
PACKAGES = Path("build", "local")
DEPENDENCIES = Path("build", ".dependencies")


def copy_project(target: Path) -> Path:
    """Copies the files that git tracks or would track, the page and the updated Lambda packages.

    The packages are built once for all copies, which takes 15 s of a processor; a manifest lists their
    sources.
    """
    require_built_page()
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    shutil.copytree(ROOT / PAGE, target / PAGE)
    build_packages(ROOT)
    copy_folder(ROOT / PACKAGES, target / PACKAGES)
    return share_and_build(target)


def share_and_build(project: Path, dependencies: Path = DEPENDENCIES) -> Path:
    """Links shared files into a copy, and builds its Lambda packages.

    Copies with other locks need their own `dependencies`: installing those of another lock deletes them.
    """
    for path, shared in ((EMULATOR, EMULATOR), (DEPENDENCIES, dependencies)):
        (ROOT / shared).mkdir(parents=True, exist_ok=True)
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).symlink_to(ROOT / shared)
    build_packages(project)
    return project


def copy_folder(source: Path, target: Path) -> Path:
    """Copies a copy, or a folder of it; links the thousands of files in packages.

    Nobody writes into a package: the build recreates it, and its manifest, which is not linked.
    """
    return shutil.copytree(source, target, symlinks=True, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    if f"/{PACKAGES}/" in source and not source.endswith(".json"):
        try:
            os.link(source, target)
        except OSError:  # another disk
            shutil.copyfile(source, target)
    else:
        shutil.copy2(source, target)  # with its time, otherwise byte code would be compiled again


def build_packages(project: Path) -> None:
    """Builds the Lambda packages of a copy for this machine."""
    command = [sys.executable, "-m", "lambda_build", "local"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def replace_once(file: Path, old: str, new: str) -> None:
    """Replaces the only occurrence of `old` in a copied file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")

"""A copy of this project that a test may change: sources, the built page, freshly built Lambda packages."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.requirements import skip_or_fail

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path("frontend", "dist")
LENT = (Path(".emulator-venv"), Path("build", ".dependencies"))  # what copies share


def copy_project(target: Path) -> Path:
    """Copies what git knows or would take, and the page; then builds the packages as a person would."""
    if not (ROOT / PAGE / "index.html").is_file():
        skip_or_fail("the page isn't built: `make local` or `make test` builds it")
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
    return lend_and_build(target)


def lend_and_build(project: Path) -> Path:
    """Builds the Lambda packages of a copy with what copies share."""
    for path in LENT:
        (ROOT / path).mkdir(parents=True, exist_ok=True)
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).symlink_to(ROOT / path)
    build_packages(project)
    return project


def build_packages(project: Path) -> None:
    """Builds the Lambda packages of a copy for this machine."""
    command = [sys.executable, "-m", "lambda_build", "local"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def replace_once(file: Path, old: str, new: str) -> None:
    """Changes the one place of a copied file that reads `old`."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")

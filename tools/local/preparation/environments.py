"""Creates the virtual environments from hash-locked requirements: `.venv` and the separate ones."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.local.preparation.commands import run
from tools.local.preparation.fingerprints import fingerprint, read
from tools.local.preparation.prerequisites import require_ensurepip
from tools.local.steps import step

UNUSED = {
    "playwright/driver/node": "144 MB: the browser tests use the Node that the page is built with",
    "mypyc": "5 MB: mypy's compiler to C, which is not used",
}
"""Parts of installed packages to remove, each with the reason."""


def prepare(root: Path, requirements: str) -> None:
    """Installs `requirements/{requirements}.txt` in `.venv`, and the separate environments, on this Python.

    These are `.emulator-venv` and, for the tests (`dev`), `.clients-venv`, which generates a client.

    Raises Missing without ensurepip, and CommandFailed when an installation fails.
    """
    main = root / ".venv"
    if not (_is_of_this_python(main) and _uv(root).exists()):
        require_ensurepip()
        with step("Create .venv"):
            run([sys.executable, "-m", "venv", "--clear", main], cwd=root)
            locked: list[str | Path] = ["--require-hashes", "--requirement", _lock(root, "bootstrap")]
            run([_python(main), "-m", "pip", "install", "--quiet", *locked], cwd=root)
    # The tests' requirements include those of a run, so a .venv for the tests is valid for both.
    enough = {"run", "dev"} if requirements == "run" else {requirements}
    if read(_fingerprint_file(main)) not in {_wanted(root, name) for name in enough}:
        with step("Install the Python packages"):
            _install(root, main, requirements)
    _prepare_separate(root, "emulator", "Install the emulator")
    if requirements == "dev":
        _prepare_separate(root, "clients", "Install the generator of clients")


def _prepare_separate(root: Path, name: str, title: str) -> None:
    """Installs `requirements/{name}.txt` in `.{name}-venv`."""
    own = root / f".{name}-venv"
    if not _is_of_this_python(own) or read(_fingerprint_file(own)) != _wanted(root, name):
        with step(title):
            run([_uv(root), "venv", "--quiet", "--clear", "--python", sys.executable, own], cwd=root)
            _install(root, own, name)


def _is_of_this_python(environment: Path) -> bool:
    """Returns whether the environment works and has exactly this Python version."""
    command = [str(_python(environment)), "-c", "import sys; print(sys.version)"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return done.stdout.strip() == sys.version


def _install(root: Path, environment: Path, requirements: str) -> None:
    _fingerprint_file(environment).unlink(missing_ok=True)
    sync: list[str | Path] = [_uv(root), "pip", "sync", "--quiet", "--python", _python(environment)]
    locked: list[str | Path] = ["--require-hashes", _lock(root, requirements)]
    run([*sync, *locked], cwd=root, env=_uv_settings())
    for unused in UNUSED:
        for path in environment.glob(f"lib/python*/site-packages/{unused}"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _fingerprint_file(environment).write_text(_wanted(root, requirements))


def _lock(root: Path, requirements: str) -> Path:
    return root / "requirements" / f"{requirements}.txt"


def _python(environment: Path) -> Path:
    return environment / "bin" / "python"


def _uv(root: Path) -> Path:
    return root / ".venv" / "bin" / "uv"


def _uv_settings() -> dict[str, str]:
    """Returns this process's environment, with pip's index settings copied to uv's, which ignores pip's."""
    settings = dict(os.environ)
    for of_uv, of_pip in (("UV_DEFAULT_INDEX", "PIP_INDEX_URL"), ("UV_FIND_LINKS", "PIP_FIND_LINKS")):
        if of_pip in settings:
            settings.setdefault(of_uv, settings[of_pip])
    return settings


def _fingerprint_file(environment: Path) -> Path:
    return environment / "installed"


def _wanted(root: Path, requirements: str) -> str:
    return fingerprint(root, [_lock(root, requirements)])

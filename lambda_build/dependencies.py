"""Installs dependencies, trimmed and compiled; caches them by lock file, target and interpreter."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from uv import find_uv_bin

from lambda_build.byte_code import compile_dependencies
from lambda_build.exclusions import remove_excluded
from lambda_build.targets import ROOT, Target

HERE = Path(__file__).parent


class InstallFailed(Exception):
    """The dependencies could not be installed; the text is uv's output."""


def installed(lock: str, target: Target, cache: Path) -> Path:
    """Returns the folder in `cache` with the packages of `requirements/{lock}.txt`, built for `target`.

    Creates it if missing; a folder in the cache is always complete. Raises InstallFailed.
    """
    folder = cache / f"{target.name}-{lock}-{key(lock, target)}"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as held:  # checkouts may share a cache; closing releases the lock
        fcntl.flock(held, fcntl.LOCK_EX)
        if not folder.is_dir():
            for outdated in cache.glob(f"{target.name}-{lock}-*"):
                shutil.rmtree(outdated)
            _make(folder, lock, target)
    return folder


def _make(folder: Path, lock: str, target: Target) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        fresh = Path(making) / "packages"
        _install(_lock_file(lock), target, fresh)
        remove_excluded(fresh)
        if target.compiler is not None:
            compile_dependencies(fresh, target.compiler)
        fresh.rename(folder)


def _install(lock: Path, target: Target, into: Path) -> None:
    command = [find_uv_bin(), "pip", "install", "--quiet", "--no-config", "--link-mode", "copy"]
    locked = ["--require-hashes", "--requirement", str(lock), "--target", str(into)]
    result = subprocess.run([*command, *target.wheels, *locked], capture_output=True, text=True, check=False)
    if result.returncode:
        raise InstallFailed(f"{lock.name} for {target.name}: {result.stderr.strip()}")


def key(lock: str, target: Target) -> str:
    """Returns a hash of everything an installed folder depends on: lock, target, interpreter and our code."""
    parts = [_lock_file(lock).read_bytes(), *(file.read_bytes() for file in sorted(HERE.glob("*.py")))]
    # Resolve the interpreter's path, so that two checkouts get the same key.
    wheels = [str(Path(text).resolve()) if Path(text).is_absolute() else text for text in target.wheels]
    parts += [text.encode() for text in wheels]
    if target.compiler is not None:
        parts.append(os.fsencode(target.compiler.resolve()))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _lock_file(lock: str) -> Path:
    return ROOT / "requirements" / f"{lock}.txt"

"""Installs dependencies once for each lock, target and interpreter, and keeps them compiled."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from uv import find_uv_bin

from lambda_build.byte_code import compile_dependencies
from lambda_build.endpoints import keep_endpoints
from lambda_build.models import without_documentation
from lambda_build.targets import ROOT, Function, Target, shared_services
from lambda_build.trim import keep_models, trim

HERE = Path(__file__).parent


class InstallFailed(Exception):
    """The dependencies couldn't be installed; the text has what uv said."""


def installed(function: Function, target: Target, cache: Path) -> Path:
    """The folder in `cache` with the locked dependencies of `function` for `target`, made if it isn't there.

    It is that of all functions with this lock, and has the AWS models and end points that one of them needs.
    Raises InstallFailed; a folder in the cache is always whole.
    """
    folder = cache / f"{target.name}-{function.lock}-{key(function, target)}"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as lock:  # one at a time; closing it frees it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            for outdated in cache.glob(f"{target.name}-{function.lock}-*"):
                shutil.rmtree(outdated)
            _make(folder, function, target)
    return folder


def _make(folder: Path, function: Function, target: Target) -> None:
    services = shared_services(function)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        fresh = Path(making) / "packages"
        _install(_lock(function), target, fresh)
        trim(fresh)
        keep_models(fresh, services)
        keep_endpoints(fresh, services)
        without_documentation(fresh)
        if target.compiler is not None:
            compile_dependencies(fresh, target.compiler)
        fresh.rename(folder)


def _install(lock: Path, target: Target, into: Path) -> None:
    command = [find_uv_bin(), "pip", "install", "--quiet", "--no-config", "--link-mode", "copy"]
    locked = ["--require-hashes", "--requirement", str(lock), "--target", str(into)]
    result = subprocess.run([*command, *target.wheels, *locked], capture_output=True, text=True, check=False)
    if result.returncode:
        raise InstallFailed(f"{lock.name} for {target.name}: {result.stderr.strip()}")


def key(function: Function, target: Target) -> str:
    """What an installed folder depends on: the lock, the target with its interpreter, and how it is made."""
    parts = [_lock(function).read_bytes(), *(file.read_bytes() for file in sorted(HERE.glob("*.py")))]
    # An interpreter by its real place, so that two checkouts have the same key.
    wheels = [str(Path(text).resolve()) if Path(text).is_absolute() else text for text in target.wheels]
    parts += [text.encode() for text in (*wheels, *sorted(shared_services(function)))]
    if target.compiler is not None:
        parts.append(os.fsencode(target.compiler.resolve()))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _lock(function: Function) -> Path:
    return ROOT / "requirements" / f"{function.lock}.txt"

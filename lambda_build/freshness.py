"""Checks whether a package was built from the current sources, by a manifest file next to it."""

import hashlib
import json
from pathlib import Path

from lambda_build.dependencies import key
from lambda_build.own_files import own_files
from lambda_build.targets import Function, Target


def fingerprint(function: Function, target: Target) -> str:
    """Returns a hash of everything that the function's package is built from.

    That is our own files, the lock file, the services, the target with its interpreter, and the build code.
    Raises FileNotFoundError if one of our files is missing.
    """
    made_of = [key(function.lock, target), *sorted(function.services)]
    digest = hashlib.sha256(" ".join(made_of).encode())
    for name, file in own_files(function).items():
        content = hashlib.sha256(file.read_bytes()).digest()
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


def write_manifest(package: Path, function: Function, target: Target, zipped: int) -> None:
    """Writes the manifest of `package`, whose archive has `zipped` bytes."""
    manifest = {"fingerprint": fingerprint(function, target), "zippedBytes": zipped}
    _manifest(package).write_text(json.dumps(manifest) + "\n", encoding="utf-8")


def delete_manifest(package: Path) -> None:
    """Deletes the manifest of `package`, if there is one, which marks the package as outdated."""
    _manifest(package).unlink(missing_ok=True)


def up_to_date_size(package: Path, function: Function, target: Target) -> int | None:
    """Returns the zipped size in bytes of an up-to-date `package`; None if it is missing or outdated."""
    try:
        manifest = json.loads(_manifest(package).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    if not package.is_dir() or manifest["fingerprint"] != fingerprint(function, target):
        return None
    size: int = manifest["zippedBytes"]
    return size


def _manifest(package: Path) -> Path:
    return package.with_name(f"{package.name}.json")

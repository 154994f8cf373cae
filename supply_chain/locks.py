"""The packages that the locks pin: a lock for each set of Python packages, and one for the page."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "frontend"

_PINNED = re.compile(r"(?P<name>[\w.-]+)(\[[\w,-]+\])?==(?P<version>[^\s;]+)")


@dataclass(frozen=True, slots=True, order=True)
class Pinned:
    """One version of a package, and the SHA hashes of its files: algorithm and hexadecimal digest of each."""

    ecosystem: Literal["PyPI", "npm"]
    name: str
    version: str
    hashes: tuple[tuple[Literal["SHA-256", "SHA-512"], str], ...]


def python_locks() -> list[Path]:
    """The requirements files that pin every package with its hashes, by name."""
    return sorted((ROOT / "requirements").glob("*.txt"))


def pinned_by_python(lock: Path) -> list[Pinned]:
    """What a requirements file pins. Raises ValueError for a package without a version or a hash."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [_python(line, lock) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _python(line: str, lock: Path) -> Pinned:
    pin, hashes = _PINNED.match(line), re.findall(r"--hash=sha256:(\w+)", line)
    if pin is None or not hashes:
        raise ValueError(f"{lock.name}: not pinned with a hash: {line.split(' ', maxsplit=1)[0]}")
    return Pinned("PyPI", pin["name"], pin["version"], tuple(("SHA-256", each) for each in hashes))


def pinned_by_page(folder: Path) -> list[Pinned]:
    """What the `package-lock.json` in `folder` pins.

    Raises FileNotFoundError without that file, and ValueError for a package without a version or a hash.
    """
    return list(_page(json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]))


def _page(packages: dict[str, dict[str, str]]) -> Iterator[Pinned]:
    for path, entry in packages.items():
        name = path.rpartition("node_modules/")[2]
        algorithm, _, digest = entry.get("integrity", "").partition("-")
        if path and algorithm == "sha512":
            yield Pinned("npm", name, entry["version"], (("SHA-512", base64.b64decode(digest).hex()),))
        elif path:
            raise ValueError(f"package-lock.json: not pinned with a SHA-512 hash: {name}")

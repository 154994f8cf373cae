"""Checks the prerequisites on this machine before anything is created: ensurepip, Node and npm."""

import importlib.util
import re
import subprocess
import sys

NODE_NEEDED = (20, 19)


class Missing(Exception):
    """A missing prerequisite; the message is one line that says what to install."""


def require_ensurepip() -> None:
    """Raises Missing if this Python can't create virtual environments (on Debian: a separate package)."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Missing(
            f"{sys.executable} has no ensurepip, so it can't create a virtual environment: "
            f"install it (on Debian and Ubuntu: apt install python{version}-venv)."
        )


def require_node() -> None:
    """Raises Missing without Node 20.19 or newer (what the page's build needs) and npm."""
    needed = ".".join(map(str, NODE_NEEDED))
    found = _version_of("node")
    if found is None:
        raise Missing(f"Node.js is missing: install Node.js {needed} or newer.")
    numbers = tuple(int(number) for number in re.findall(r"\d+", found))
    if numbers[:2] < NODE_NEEDED:
        raise Missing(f"Node.js {needed} or newer is needed; this is {found.removeprefix('v')}.")
    if _version_of("npm") is None:
        raise Missing("npm is missing: install the npm that comes with Node.js.")


def _version_of(program: str) -> str | None:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()

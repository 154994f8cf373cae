"""Where the locks are: one for each set of Python packages, and one for the page."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "frontend"


def python_locks() -> list[Path]:
    """The requirements files that pin every package with its hashes, by name."""
    return sorted((ROOT / "requirements").glob("*.txt"))

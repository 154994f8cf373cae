"""`make sbom`: writes a software bill of materials (CycloneDX, JSON) for each lock; asks nobody."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from supply_chain.locks import PAGE, ROOT, python_locks

FOLDER = ROOT / "build" / "sbom"


def write(folder: Path) -> list[Path]:
    """Writes one bill for each lock into `folder` and answers their paths.

    Raises:
        RuntimeError: a lock can't be read; the message is the tool's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [*(_python(lock, folder) for lock in python_locks()), _page(folder)]


def _python(lock: Path, folder: Path) -> Path:
    tool = [sys.executable, "-m", "cyclonedx_py", "requirements"]
    kind = ["--of=JSON", "--output-reproducible", "--no-validate"]
    return _keep(folder / f"python-{lock.stem}.cdx.json", [*tool, *kind, str(lock)])


def _page(folder: Path) -> Path:
    return _keep(folder / "page.cdx.json", ["npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only"])


def _keep(bill: Path, command: Sequence[str]) -> Path:
    ended = subprocess.run(command, cwd=PAGE, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"{bill.name}: {ended.stderr}")
    bill.write_text(ended.stdout)
    return bill


if __name__ == "__main__":
    for bill in write(FOLDER):
        print(bill.relative_to(ROOT))

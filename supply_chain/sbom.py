"""`make sbom`: writes a software bill of materials (CycloneDX, JSON) for each lock; asks nobody.

https://cyclonedx.org/docs/1.5/json/
"""

import json
import subprocess
from pathlib import Path
from typing import Any

from supply_chain.locks import PAGE, ROOT, Pinned, pinned_by_python, python_locks

FOLDER = ROOT / "build" / "sbom"


def write(folder: Path) -> list[Path]:
    """Writes one bill for each lock into `folder` and answers their paths.

    Raises ValueError for a Python lock that can't be read; RuntimeError, with npm's message, for the page's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bills = {f"python-{lock.stem}": json.dumps(_bill(lock), indent=2) for lock in python_locks()}
    bills["page"] = _bill_of_page()
    for name, text in bills.items():
        (folder / f"{name}.cdx.json").write_text(text, encoding="utf-8")
    return [folder / f"{name}.cdx.json" for name in bills]


def _bill(lock: Path) -> dict[str, Any]:
    components = [_component(each) for each in pinned_by_python(lock)]
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}


def _component(package: Pinned) -> dict[str, Any]:
    address = f"pkg:pypi/{package.name}@{package.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "hashes": [{"alg": algorithm, "content": digest} for algorithm, digest in package.hashes],
    }


def _bill_of_page() -> str:
    command = ["npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only"]
    ended = subprocess.run(command, cwd=PAGE, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"the page's bill: {ended.stderr}")
    return ended.stdout


if __name__ == "__main__":
    for bill in write(FOLDER):
        print(bill.relative_to(ROOT))

"""Takes out of an installed dependency tree what no Lambda reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path


def trim(packages: Path) -> None:
    """Removes scripts, byte code, type stubs, examples, and tables that nobody reads."""
    shutil.rmtree(packages / "bin", ignore_errors=True)
    for file in list(_of_no_use(packages)):
        file.unlink()
    for folder in [found for found in packages.rglob("__pycache__") if found.is_dir()]:
        shutil.rmtree(folder)
    for folder in list(packages.glob("*/.*/")):  # what a distribution has for editors
        shutil.rmtree(folder)


def keep_models(packages: Path, services: frozenset[str]) -> None:
    """Removes botocore's and boto3's models of services other than `services`.

    What botocore reads whatever the service (end points, partitions, default configuration, retry rules) are
    plain files of its data folder and stay; only the folders of other services go.
    """
    for data in (packages / "botocore" / "data", packages / "boto3" / "data"):
        for folder in [entry for entry in data.glob("*") if entry.is_dir() and entry.name not in services]:
            shutil.rmtree(folder)


def _of_no_use(packages: Path) -> Iterator[Path]:
    yield from packages.rglob("*.pyi")
    yield from packages.rglob("py.typed")
    yield from packages.glob(".lock")
    yield from packages.glob("botocore/data/*/*/examples-1.json*")
    # Tables for people, and the text that the zones were compiled from: `zoneinfo` reads neither.
    yield from packages.glob("tzdata/zoneinfo/*.tab")
    yield from packages.glob("tzdata/zoneinfo/tzdata.zi")
    yield from packages.glob("tzdata/zoneinfo/leap*")

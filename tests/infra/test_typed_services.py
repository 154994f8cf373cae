"""mypy reads every service of pulumi_aws that the program uses: the rest of that package is Any to it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("api", "frontend", "infra", "workers", "workflow")


def read_by_mypy() -> set[str]:
    """The members of pulumi_aws whose types are read."""
    overrides = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["overrides"]
    [names] = [one["module"] for one in overrides if one.get("follow_imports") == "normal"]
    return {name.split(".")[1] for name in names if "." in name}


def used() -> set[str]:
    """The members of pulumi_aws that the program names, as `aws.s3` or in an import."""
    files = [ROOT / "__main__.py", *(file for room in ROOMS for file in (ROOT / room).glob("*.py"))]
    return {name for file in files for name in _named(ast.parse(file.read_text()))}


def _named(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Attribute(value=ast.Name(id="aws" | "pulumi_aws"), attr=name):
                yield name
            case ast.ImportFrom(module="pulumi_aws", names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(path)) if path.startswith("pulumi_aws."):
                yield path.split(".")[1]
            case ast.Import(names=names):
                yield from (
                    alias.name.split(".")[1] for alias in names if alias.name.startswith("pulumi_aws.")
                )


def test_what_is_used_is_typed() -> None:
    assert used() == read_by_mypy() - {"_utilities"}

"""Tests that mypy reads every pulumi_aws service that the program uses: others have type Any."""

import ast
import tomllib
from itertools import chain

from tests import ROOT


def read_by_mypy() -> set[str]:
    """Returns the members of pulumi_aws that mypy reads."""
    overrides = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["overrides"]
    [names] = [one["module"] for one in overrides if one.get("follow_imports") == "normal"]
    return {name.split(".")[1] for name in names if "." in name}


def used() -> set[str]:
    """Returns the members of pulumi_aws that the program uses, such as `aws.s3`."""
    folders = [ROOT / "infra"]
    files = [file for folder in folders for file in folder.rglob("*.py")]
    nodes = chain.from_iterable(
        ast.walk(ast.parse(file.read_text())) for file in (ROOT / "__main__.py", *files)
    )
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "aws"
    }


def test_every_used_service_is_typed() -> None:
    assert used() == read_by_mypy() - {"_utilities"}

"""mypy reads every service of pulumi_aws that the program uses: the rest of that package is Any to it."""

import ast
import tomllib
from itertools import chain

from tests import ROOT


def read_by_mypy() -> set[str]:
    """The members of pulumi_aws whose types are read."""
    overrides = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["overrides"]
    [names] = [one["module"] for one in overrides if one.get("follow_imports") == "normal"]
    return {name.split(".")[1] for name in names if "." in name}


def used() -> set[str]:
    """The members of pulumi_aws that the program names, such as `aws.s3`."""
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


def test_what_is_used_is_typed() -> None:
    assert used() == read_by_mypy() - {"_utilities"}

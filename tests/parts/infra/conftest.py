"""Provides a project folder with fake build outputs, and the graph that the program registers there."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from lambda_build.freshness import write_manifest
from lambda_build.targets import FUNCTIONS, TARGETS
from tests import ROOT
from tests.parts.infra.aws_outputs import REGION
from tests.parts.infra.recording import Graph, run
from tools.local.engine.config_schema import apply_schema

GIVEN = {
    "aws:region": REGION,
    "task-reminder:senderEmail": "reminders@example.org",
    "task-reminder:smsCountries": ["AU", "NZ"],
}
PAGE = ("index.html", "favicon.svg", "assets/index-B1c2D3.js", "assets/index-B1c2D3.css")


def complete(changes: Mapping[str, object] | None = None) -> dict[str, str]:
    """Returns a complete config as the engine passes it, with `changes` (None removes a key)."""
    config = dict(_given())
    for key, value in (changes or {}).items():
        full = key if ":" in key else f"task-reminder:{key}"
        if value is None:
            del config[full]
        else:
            config |= apply_schema({"name": "task-reminder"}, {full: value})
    return config


@cache
def _given() -> dict[str, str]:
    return apply_schema(yaml.safe_load((ROOT / "Pulumi.yaml").read_text()), GIVEN)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a folder where everything is built."""
    root = tmp_path_factory.mktemp("project")
    return make_project(root)


def make_project(root: Path) -> Path:
    """Copies the program to `root`, with packages for this machine and a page."""
    shutil.copy(ROOT / "__main__.py", root)
    for function in FUNCTIONS:
        package = root / "build" / "local" / function.name
        package.mkdir(parents=True)
        (package / "handler.py").write_text(f"# {function.name}\n")
        write_manifest(package, function, TARGETS["local"], zipped=1)
    for name in PAGE:
        file = root / "frontend" / "dist" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return root


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """The graph of the local stack."""
    return run(project, complete()).graph

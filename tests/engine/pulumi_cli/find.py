"""Finds the Pulumi CLI: on the PATH, or an earlier build."""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

MODULE = Path(__file__).resolve().parent
PACKAGE = "github.com/pulumi/pulumi/pkg/v3"


def version() -> str:
    """Returns the pinned version, such as `v3.259.0`: the one that `go.mod` requires."""
    found = re.search(rf"{re.escape(PACKAGE)} (v\S+)", (MODULE / "go.mod").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{MODULE / 'go.mod'} doesn't require {PACKAGE}")
    return found[1]


def built(environment: Mapping[str, str] = os.environ) -> Path:
    """Returns the path of a build of the pinned version: in the user's cache, outside the checkout."""
    cache = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "task-reminder" / f"pulumi-{version()}" / "pulumi"


def find(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Returns the CLI; None if there is none yet."""
    on_path = shutil.which("pulumi", path=environment.get("PATH", os.defpath))
    if on_path is not None:
        return Path(on_path)
    return built(environment) if built(environment).is_file() else None

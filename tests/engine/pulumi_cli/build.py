"""Builds the pinned Pulumi CLI with Go, from modules with hashes in `go.sum`."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.engine.pulumi_cli.find import MODULE, PACKAGE, built, version
from tools.local.preparation.commands import run

VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version"


class CannotBuild(Exception):
    """No suitable Go is installed; the text says what to install."""


def build() -> Path:
    """Builds the CLI into the user's cache and returns its path; takes minutes the first time, Go caches too.

    Raises CannotBuild without a new enough Go, CommandFailed if Go can't download or compile.
    """
    _require_go()
    target = built()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        fresh = Path(folder) / "pulumi"
        flags = f"-s -w -X {VERSION_VARIABLE}={version()}"  # otherwise the CLI has no version
        command: list[str | Path] = [
            "go",
            "build",
            "-mod=readonly",
            "-trimpath",
            "-ldflags",
            flags,
            "-o",
            fresh,
        ]
        run([*command, f"{PACKAGE}/cmd/pulumi"], cwd=MODULE, env=os.environ | {"GOTOOLCHAIN": "local"})
        fresh.rename(target)
    return target


def _require_go() -> None:
    needed = _needed()
    advice = (
        f"install the Pulumi CLI (https://www.pulumi.com/docs/install/) or Go {needed} (https://go.dev/dl/)"
    )
    if shutil.which("go") is None:
        raise CannotBuild(f"There is no pulumi on the PATH, and no Go to build it with: {advice}.")
    found = subprocess.run(
        ["go", "env", "GOVERSION"], cwd=Path.home(), capture_output=True, text=True, check=False
    )
    numbers = [int(number) for number in re.findall(r"\d+", found.stdout)[:2]]
    if numbers < [int(number) for number in needed.split(".")]:
        raise CannotBuild(
            f"{found.stdout.strip() or 'This Go'} is too old to build the Pulumi CLI: {advice}."
        )


def _needed() -> str:
    found = re.search(r"^go (\d+\.\d+)", (MODULE / "go.mod").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"{MODULE / 'go.mod'} doesn't say which Go it needs")
    return found[1]

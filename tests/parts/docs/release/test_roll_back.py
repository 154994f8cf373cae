"""Tests that `make roll-back` deploys the build of a former commit, and nothing after an error."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import ROOT

FORMER = "build:\n\t@echo former > built\n"
BROKEN = "build:\n\t@exit 1\n"
CONFIG = "Pulumi.prod.yaml"
PULUMI = """#!/bin/sh
echo "$@" "$(cat built)" "$(git describe --tags)" "$(cat Pulumi.prod.yaml)" > "$DEPLOYED"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with this Makefile, whose tags v0.0.1 and v0.0.2 have other build commands."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for tag, makefile in (
        ("v0.0.1", FORMER),
        ("v0.0.2", BROKEN),
        ("v0.1.0", (ROOT / "Makefile").read_text()),
    ):
        (folder / "Makefile").write_text(makefile)
        (folder / CONFIG).write_text(f"config of {tag}")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", tag)
        git(folder, "tag", tag)
    (tmp_path / "bin").mkdir()
    pulumi = tmp_path / "bin" / "pulumi"
    pulumi.write_text(PULUMI)
    pulumi.chmod(0o755)
    return folder


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Nora", "-c", "user.email=nora@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def roll_back(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `make roll-back` with a `pulumi` that records its arguments and the commit."""
    make = shutil.which("make")
    assert make is not None
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment["PATH"] = f"{checkout.parent / 'bin'}{os.pathsep}{environment['PATH']}"
    environment["DEPLOYED"] = str(checkout / "deployed")
    command = [make, "roll-back", *arguments]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_a_roll_back_builds_the_former_commit_and_deploys_it_with_the_current_config(checkout: Path) -> None:
    done = roll_back(checkout, "TO=v0.0.1", "STACK=prod")
    assert done.returncode == 0, done.stderr
    assert (checkout / "deployed").read_text() == "up --stack prod former v0.0.1 config of v0.1.0\n"
    assert list((checkout / "build").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "TO is missing"), (["TO=v9.9.9"], "v9.9.9"), (["TO=v0.0.2"], "")],
    ids=["no commit", "an unknown commit", "a commit whose build fails"],
)
def test_a_roll_back_to_a_wrong_commit_deploys_nothing(
    checkout: Path, arguments: list[str], said: str
) -> None:
    done = roll_back(checkout, *arguments, "STACK=prod")
    assert done.returncode != 0
    assert said in done.stderr
    assert not (checkout / "deployed").exists()


def test_local_changes_of_the_config_are_kept_and_deployed(checkout: Path) -> None:
    for name in ("Makefile", CONFIG):
        (checkout / name).write_text((checkout / name).read_text() + "# changed\n")
    assert roll_back(checkout, "TO=v0.0.1", "STACK=prod").returncode == 0
    assert (checkout / "Makefile").read_text().endswith("# changed\n")
    assert "config of v0.1.0# changed" in (checkout / "deployed").read_text()


def test_a_roll_back_can_be_repeated_after_a_failed_build(checkout: Path) -> None:
    assert roll_back(checkout, "TO=v0.0.2", "STACK=prod").returncode != 0
    done = roll_back(checkout, "TO=v0.0.1", "STACK=prod")
    assert done.returncode == 0, done.stderr

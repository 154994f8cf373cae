"""Tests how a checkout is prepared: the right interpreter, clear errors, no repeated steps."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import ROOT
from tools.local.preparation.prerequisites import Missing, require_ensurepip, require_node

Program = Callable[[str, str], None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Creates shell scripts, the only programs on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return make


def find_python(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {"PATH": os.environ["PATH"], "HOME": str(home)} | environment
    return subprocess.run(
        ["/bin/sh", ROOT / "tools" / "local" / "preparation" / "find-python.sh"],
        env=own,
        capture_output=True,
        text=True,
        check=False,
    )


def found(tmp_path: Path, **environment: str) -> str:
    result = find_python(tmp_path, **environment)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.strip()


def fake_python(version: str, name: str) -> str:
    """Creates a script that acts as the Python of `version` at `name`, as far as find-python.sh checks."""
    pretence = f"import sys; sys.version_info = ({version}, 0); sys._base_executable = '{name}'"
    return f'exec {sys.executable} -c "{pretence}; $2"'


def test_the_functions_python_version_is_preferred(tmp_path: Path, program: Program) -> None:
    program("python3", fake_python("3, 14", "newer"))
    program("python3.13", fake_python("3, 13", "lambdas"))
    assert found(tmp_path) == "lambdas"


def test_a_python_313_that_does_not_run_is_skipped(tmp_path: Path, program: Program) -> None:
    program("python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    program("python3", fake_python("3, 11", "system"))
    assert found(tmp_path) == "system"


def test_python_313_of_pyenv_is_found(tmp_path: Path, program: Program) -> None:
    program("python3.13", fake_python("3, 13", "pyenvs"))
    versions = tmp_path / ".pyenv" / "versions" / "3.13.9" / "bin"
    versions.mkdir(parents=True)
    shutil.move(tmp_path / "bin" / "python3.13", versions / "python3.13")
    program("python3", fake_python("3, 12", "system"))
    assert found(tmp_path) == "pyenvs"


def test_an_old_python3_beside_a_newer_one_is_skipped(tmp_path: Path, program: Program) -> None:
    program("python3", fake_python("3, 9", "old"))
    program("python3.12", fake_python("3, 12", "newer"))
    assert found(tmp_path) == "newer"


def test_the_environment_variable_has_precedence(tmp_path: Path, program: Program) -> None:
    program("python3.13", fake_python("3, 13", "lambdas"))
    program("python3.11", fake_python("3, 11", "chosen"))
    assert found(tmp_path, PYTHON="python3.11") == "chosen"


@pytest.mark.parametrize(
    ("environment", "message"),
    [({}, "Python 3.11 or newer is needed"), ({"PYTHON": "python3"}, "PYTHON=python3 is not")],
)
def test_a_missing_python_is_reported_in_one_line(
    tmp_path: Path, program: Program, environment: dict[str, str], message: str
) -> None:
    program("python3", fake_python("3, 9", "old"))
    result = find_python(tmp_path, **environment)
    assert (result.returncode, result.stdout) == (1, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_new_enough_node_with_npm_is_accepted(program: Program) -> None:
    program("node", "echo v20.19.0")
    program("npm", "echo 10.0.0")
    require_node()


@pytest.mark.parametrize(
    ("node", "npm", "message"),
    [
        (None, None, "Node.js is missing: install Node.js 20.19 or newer"),
        ("echo v20.18.3", "echo 10.0.0", "20.19 or newer is needed; this is 20.18.3"),
        ("echo v18.20.0", "echo 10.0.0", "20.19 or newer is needed; this is 18.20.0"),
        ("echo v22.1.0", None, "npm is missing"),
        ("exit 1", "echo 10.0.0", "Node.js is missing"),
    ],
)
def test_a_missing_or_old_node_or_npm_is_reported(
    program: Program, node: str | None, npm: str | None, message: str
) -> None:
    for name, script in (("node", node), ("npm", npm)):
        if script is not None:
            program(name, script)
    with pytest.raises(Missing, match=message):
        require_node()


def test_a_python_without_ensurepip_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    require_ensurepip()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Missing, match=r"no ensurepip.*apt install python3\.\d+-venv"):
        require_ensurepip()

"""Tests that the virtual environments are created and filled only when necessary, with hashes."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.local.preparation import environments
from tools.local.preparation.commands import CommandFailed

LOCKS = ("bootstrap", "run", "dev", "emulator", "clients")


class Checkout:
    """A folder with locks, in which commands only create the files that they would create."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls: list[str] = []
        self.failing = ""
        (root / "requirements").mkdir()
        for name in LOCKS:
            (root / "requirements" / f"{name}.txt").write_text(name)

    def run(self, command: Sequence[str | Path], **_: object) -> None:
        """Replaces the function that runs a command."""
        text = " ".join(str(part).removeprefix(f"{self.root}/") for part in command)
        self.calls.append(text)
        if self.failing and self.failing in text:
            raise CommandFailed(text)
        if " venv " in text:
            folder = Path(command[-1]) / "bin"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "python").unlink(missing_ok=True)
            (folder / "python").symlink_to(sys.executable)
        if "-m pip" in text:
            (self.root / ".venv" / "bin" / "uv").touch()

    def prepare(self, requirements: str) -> list[str]:
        """Returns the commands of the preparation."""
        self.calls = []
        environments.prepare(self.root, requirements)
        return self.calls


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    checkout = Checkout(tmp_path)
    monkeypatch.setattr(environments, "run", checkout.run)
    return checkout


def install(environment: str, lock: str) -> str:
    uv = f".venv/bin/uv pip sync --quiet --python {environment}/bin/python"
    return f"{uv} --require-hashes requirements/{lock}.txt"


CLIENTS = [
    f".venv/bin/uv venv --quiet --clear --python {sys.executable} .clients-venv",
    install(".clients-venv", "clients"),
]


def test_the_first_time_all_environments_are_created_from_locked_requirements(checkout: Checkout) -> None:
    pip = ".venv/bin/python -m pip install --quiet"
    assert checkout.prepare("run") == [
        f"{sys.executable} -m venv --clear .venv",
        f"{pip} --require-hashes --requirement requirements/bootstrap.txt",
        install(".venv", "run"),
        f".venv/bin/uv venv --quiet --clear --python {sys.executable} .emulator-venv",
        install(".emulator-venv", "emulator"),
    ]
    assert checkout.prepare("run") == []


def test_the_requirements_of_the_tests_include_those_of_a_run(checkout: Checkout) -> None:
    checkout.prepare("run")
    assert checkout.prepare("dev") == [install(".venv", "dev"), *CLIENTS]
    assert checkout.prepare("run") == []
    assert checkout.prepare("dev") == []


def test_no_second_node_and_no_compiler_is_installed(checkout: Checkout) -> None:
    packages = checkout.root / ".venv" / "lib" / "python3.13" / "site-packages"
    node, compiler = packages / "playwright" / "driver" / "node", packages / "mypyc" / "build.py"
    for file in (node, compiler):
        file.parent.mkdir(parents=True)
        file.touch()
    checkout.prepare("dev")
    assert not node.exists()
    assert not compiler.parent.exists()


def test_a_new_lock_is_installed_only_in_its_environment(checkout: Checkout) -> None:
    checkout.prepare("run")
    (checkout.root / "requirements" / "run.txt").write_text("newer")
    assert checkout.prepare("run") == [install(".venv", "run")]
    (checkout.root / "requirements" / "emulator.txt").write_text("newer")
    assert checkout.prepare("run")[-1] == install(".emulator-venv", "emulator")
    (checkout.root / "requirements" / "clients.txt").write_text("newer")
    assert checkout.prepare("run") == []


@pytest.mark.parametrize("environment", [".venv", ".emulator-venv", ".clients-venv"])
def test_an_environment_with_another_python_is_recreated(checkout: Checkout, environment: str) -> None:
    checkout.prepare("dev")
    python = checkout.root / environment / "bin" / "python"
    python.unlink()
    python.write_text("#!/bin/sh\necho 3.9.1\n")
    python.chmod(0o755)
    assert any(
        "venv" in call and "--clear" in call and call.endswith(environment)
        for call in checkout.prepare("dev")
    )


def test_a_failed_step_is_repeated(checkout: Checkout) -> None:
    checkout.failing = "requirements/run.txt"
    with pytest.raises(CommandFailed):
        checkout.prepare("run")
    checkout.failing = ""
    assert checkout.prepare("run")[0] == install(".venv", "run")


def test_uv_uses_the_index_of_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example.org/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert environments._uv_settings()["UV_DEFAULT_INDEX"] == "https://packages.example.org/simple"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.example.org/simple")
    assert environments._uv_settings()["UV_DEFAULT_INDEX"] == "https://own.example.org/simple"

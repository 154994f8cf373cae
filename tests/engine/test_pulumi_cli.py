"""Tests how the Pulumi CLI is found, and the errors if it can't be built."""

from pathlib import Path

import pytest

from tests.engine.pulumi_cli import __main__ as command
from tests.engine.pulumi_cli.find import built, find, version


def make_executable(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_the_cli_on_the_path_has_precedence(tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path / "bin"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert find(environment) is None
    cached = make_executable(tmp_path / "cache" / "task-reminder" / f"pulumi-{version()}" / "pulumi")
    assert find(environment) == cached == built(environment)
    assert find(environment | {"PATH": str(make_executable(tmp_path / "bin" / "pulumi").parent)}) == (
        tmp_path / "bin" / "pulumi"
    )


def test_without_cli_and_go_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert command.main() == 1
    assert "no Go to build it with: install the Pulumi CLI" in capsys.readouterr().err


def test_an_old_go_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    go = make_executable(tmp_path / "go")
    go.write_text("#!/bin/sh\necho go1.21.3\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert command.main() == 1
    assert "go1.21.3 is too old" in capsys.readouterr().err

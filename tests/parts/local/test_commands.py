"""Tests commands and steps: no output on success, details on failure, no process left running."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.parts.local.test_leftovers import group_exists
from tests.stack import wait_until
from tools.local.preparation.commands import CommandFailed, run
from tools.local.steps import step


def test_a_successful_command_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(["sh", "-c", "echo out; echo err >&2; echo made > file"], cwd=tmp_path)
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "file").read_text() == "made\n"


def test_a_failed_command_prints_its_last_lines(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed) as failed:
        run(["sh", "-c", "seq 1 100; echo why >&2; exit 7"], cwd=tmp_path)
    lines = str(failed.value).splitlines()
    assert lines[0] == "sh -c seq 1 100; echo why >&2; exit 7 exited with code 7:"
    assert lines[-2:] == ["100", "why"]
    assert "10" not in lines


def test_a_missing_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="no-such-program: No such file"):
        run(["no-such-program"], cwd=tmp_path)


def test_an_interruption_ends_the_command_and_its_children(tmp_path: Path) -> None:
    script = """
import signal, sys
from pathlib import Path
from tools.local.preparation.commands import run
signal.signal(signal.SIGTERM, signal.default_int_handler)
run(["sh", "-c", "sleep 0.5; echo $$ > pid; sleep 60 & wait"], cwd=Path(sys.argv[1]))
"""
    process = subprocess.Popen([sys.executable, "-c", script, tmp_path], cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
    process.terminate()
    process.wait(60)
    group = int((tmp_path / "pid").read_text())
    wait_until(lambda: not group_exists(group))


def test_a_step_is_one_line_with_its_seconds_or_its_failure(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Do it"):
        pass
    with pytest.raises(ZeroDivisionError), step("Do it"):
        raise ZeroDivisionError
    name = f"  {'Do it':.<44}"
    assert capsys.readouterr().out == f"{name} 0.0 s\n{name} failed\n"

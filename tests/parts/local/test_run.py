"""Tests `make local`: a failed start prints one line and leaves no process running."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import ROOT
from tests.patience import PATIENCE_SECONDS
from tests.requirements import require_emulator
from tools.local import emulator
from tools.local.emulator import EmulatorFailed
from tools.local.options import Options
from tools.local.ports import free_port
from tools.local.readiness import NotReady, require_ready
from tools.local.signals import SIGNALS, StopSignals


def local(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.local", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@contextmanager
def used_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        yield port


@pytest.mark.parametrize(("option", "other"), [("--port", "--site-port"), ("--site-port", "--port")])
def test_a_port_in_use_is_reported_in_one_line(tmp_path: Path, option: str, other: str) -> None:
    with used_port() as port:
        ports = [option, str(port), other, str(free_port())]
        result = local("--state", str(tmp_path / "state"), *ports)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"Port {port} " in result.stderr
    assert option in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "state").exists()


def options(tmp_path: Path, port: int) -> Options:
    return Options(port=port, site_port=free_port(), state=tmp_path)


def test_an_emulator_that_exits_by_itself_is_reported_with_its_log(tmp_path: Path) -> None:
    require_emulator()
    message = r"exited with code 1: see .*emulator\.log"
    with (
        used_port() as port,
        pytest.raises(EmulatorFailed, match=message),
        emulator.running(options(tmp_path, port)),
    ):
        pass
    assert "already in use" in (tmp_path / "emulator.log").read_text()


def test_an_emulator_that_ignores_sigterm_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_emulator()
    monkeypatch.setattr(emulator, "STOP_SECONDS", 0.1)
    with emulator.running(options(tmp_path, free_port())) as running:
        process = running._process
        process.send_signal(signal.SIGSTOP)
    assert process.returncode == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_without_the_emulators_environment_the_needed_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emulator, "EMULATOR_PYTHON", tmp_path / "none")
    with pytest.raises(EmulatorFailed, match="make local"), emulator.running(options(tmp_path, free_port())):
        pass


def test_a_site_that_does_not_respond_is_named() -> None:
    url = f"http://localhost:{free_port()}"
    with pytest.raises(NotReady, match=rf"^{url}/v1/health: expected status 200, got no response"):
        require_ready(url)


@pytest.fixture
def stop() -> Iterator[StopSignals]:
    before = [signal.getsignal(number) for number in SIGNALS]
    yield StopSignals()
    for number, handler in zip(SIGNALS, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_during_the_start_interrupts_once(stop: StopSignals, number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
    signal.raise_signal(number)
    with pytest.raises(KeyboardInterrupt):
        stop.stop_interrupting()


def test_a_signal_while_running_is_only_recorded(stop: StopSignals) -> None:
    stop.stop_interrupting()
    signal.raise_signal(signal.SIGTERM)
    assert stop.received

"""Runs the AWS emulator as a separate process with its own virtual environment."""

import os
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import urllib3

from lambda_build.targets import EMULATOR_PYTHON
from tools import ROOT
from tools.emulator.access_guard import HEALTH
from tools.emulator.settings import CLEANUP_PATHS, KEY, RETRY_SCALE, SITE
from tools.local.options import Options
from tools.local.temp_dir import temp_dir
from tools.local_provider.endpoint import Endpoint

REGION = "ap-southeast-2"
START_SECONDS = 30
STOP_SECONDS = 3


class EmulatorFailed(Exception):
    """The emulator can't be started, or exited unexpectedly; the message says where its output is."""


class Emulator:
    """A running emulator, and the processes that it started for Lambda functions."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._process = process
        self._log = log

    def require_running(self) -> None:
        """Raises EmulatorFailed if it has exited unexpectedly."""
        if self._process.poll() is not None:
            raise EmulatorFailed(
                f"The emulator exited with code {self._process.returncode}: see {self._log}."
            )

    def wait_until_healthy(self) -> None:
        """Waits until it responds. Raises EmulatorFailed if it exits or takes longer than 30 seconds."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.require_running()
            try:
                urllib3.request("GET", self.endpoint.url + HEALTH, timeout=2, retries=False)
            except urllib3.exceptions.HTTPError:
                time.sleep(0.05)
            else:
                return
        raise EmulatorFailed(f"The emulator did not respond within {START_SECONDS} s: see {self._log}.")

    def stop(self) -> None:
        """Stops it and all processes that it started; returns when they have exited."""
        _signal_group(self._process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        _signal_group(self._process, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()


@contextmanager
def running(options: Options, settings: Mapping[str, str] | None = None) -> Iterator[Emulator]:
    """Runs an emulator and stops it at the end; its output goes to `emulator.log`. Raises EmulatorFailed.

    `settings` (environment variables) are added to its own.
    """
    if not EMULATOR_PYTHON.exists():
        raise EmulatorFailed("There is no .emulator-venv: `make local` creates it.")
    with temp_dir(options.state) as folder:
        emulator = _started(options, folder, settings or {})
        try:
            emulator.wait_until_healthy()
            yield emulator
        finally:
            emulator.stop()


def _started(options: Options, folder: Path, settings: Mapping[str, str]) -> Emulator:
    options.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = options.state / "emulator.log"
    endpoint = Endpoint(options.endpoint_url, f"AKIA{secrets.token_hex(16).upper()}")
    own = _settings(options, folder) | {KEY: endpoint.key}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [EMULATOR_PYTHON, "-m", "tools.emulator.launcher"],
            env=os.environ | own | dict(settings),
            stdin=subprocess.PIPE,  # closes when this process ends
            stdout=output,
            stderr=output,
            cwd=folder,
            start_new_session=True,  # Ctrl-C reaches only this process, which then stops the emulator
        )
    return Emulator(process, log, endpoint)


def _settings(options: Options, folder: Path) -> dict[str, str]:
    return {
        "GATEWAY_PORT": str(options.port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "localhost",
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "AUTH": "true",
        "TMPDIR": str(folder),
        "PYTHONPATH": str(ROOT),
        RETRY_SCALE: str(options.retry_scale),
        SITE: options.site_url,
        CLEANUP_PATHS: os.pathsep.join([str(folder), str(options.outputs)]),
    }


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)

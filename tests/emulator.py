"""Starts the emulator for tests, as a process of its own on a free port."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import boto3

from local.scratch import scratch
from tests.requirements import skip_or_fail

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".emulator-venv" / "bin" / "python"
REGION = "ap-southeast-2"
START_SECONDS = 30


@dataclass(frozen=True)
class Emulator:
    """A running emulator; `url` is where the AWS clients reach it."""

    url: str

    @property
    def client_options(self) -> dict[str, str]:
        """What `boto3.client(service, **options)` needs to talk to it."""
        return {
            "endpoint_url": self.url,
            "region_name": REGION,
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
        }

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes client classes at run time
        """An AWS client that talks to it."""
        session: Any = boto3.Session()
        return session.client(service, **self.client_options)

    def get(self, path: str) -> Any:  # noqa: ANN401
        """The JSON at one of its own addresses (`/_ministack/…`)."""
        with urlopen(self.url + path, timeout=5) as answer:
            return json.load(answer)

    def reset(self) -> None:
        """Empties it; executions that wait stay asleep, and find nothing when they wake."""
        with urlopen(Request(f"{self.url}/_ministack/reset", method="POST"), timeout=30) as answer:
            assert answer.status == 200

    def configure(self, **settings: object) -> None:
        """Changes settings of its Step Functions while it runs."""
        body = {f"stepfunctions.{name}": value for name, value in settings.items()}
        request = Request(f"{self.url}/_ministack/config", json.dumps(body).encode(), method="POST")
        with urlopen(request, timeout=5) as answer:
            assert json.load(answer)["applied"].keys() == body.keys()


@contextmanager
def running_emulator(**environment: str) -> Iterator[Emulator]:
    """An emulator that listens on 127.0.0.1 alone; `environment` is added to its own (as `AUTH="true"`)."""
    if not PYTHON.exists():
        skip_or_fail("no .emulator-venv: `make local` or `make test` makes it")
    port = _free_port()
    own = {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "localhost",
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
    }
    with (
        TemporaryDirectory() as state,
        scratch(Path(state)) as folder,
        TemporaryFile("w+") as output,
        _process(own | environment | {"TMPDIR": str(folder)}, output) as process,
    ):
        emulator = Emulator(f"http://127.0.0.1:{port}")
        _wait_until_healthy(emulator, process, output)
        yield emulator


@contextmanager
def _process(environment: Mapping[str, str], output: Any) -> Iterator[subprocess.Popen[bytes]]:  # noqa: ANN401
    process = subprocess.Popen(
        [PYTHON, "-m", "ministack"], env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_healthy(emulator: Emulator, process: subprocess.Popen[bytes], output: Any) -> None:  # noqa: ANN401
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        try:
            emulator.get("/_ministack/health")
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    output.seek(0)
    raise AssertionError(f"the emulator did not start:\n{output.read()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

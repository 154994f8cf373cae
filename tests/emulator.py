"""Starts the emulator for tests, as a process of its own on a free port."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

import boto3

from local.emulator import PYTHON, REGION
from local.emulator import Emulator as Started
from local.ports import free_port
from local.scratch import scratch
from tests.requirements import skip_or_fail

__all__ = ["PYTHON", "REGION", "Emulator", "running_emulator"]


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
    port = free_port()
    settings = {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "localhost",
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
    }
    with TemporaryDirectory() as state, scratch(Path(state)) as folder:
        log = Path(state) / "emulator.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [PYTHON, "-m", "ministack"],
                env=os.environ | settings | environment | {"TMPDIR": str(folder)},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        started, emulator = Started(process, log), Emulator(f"http://127.0.0.1:{port}")
        try:
            started.wait_until_healthy(emulator.url)
            yield emulator
        finally:
            started.stop()

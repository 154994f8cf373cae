"""Starts the emulator for tests, as a separate process on a free port."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

import boto3

from tests.requirements import require_emulator
from tools.emulator.access_guard import KEY_HEADER
from tools.local import emulator
from tools.local.emulator import REGION
from tools.local.options import Options
from tools.local.ports import free_port
from tools.local_provider.endpoint import Endpoint

__all__ = ["REGION", "Emulator", "running_emulator"]


@dataclass(frozen=True)
class Emulator:
    """A running emulator."""

    endpoint: Endpoint

    @property
    def url(self) -> str:
        """The URL for AWS clients."""
        return self.endpoint.url

    @property
    def client_options(self) -> dict[str, str]:
        """The options for `boto3.client(service, **options)`."""
        return {
            "endpoint_url": self.url,
            "region_name": REGION,
            "aws_access_key_id": self.endpoint.key,
            "aws_secret_access_key": "unchecked",
        }

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes client classes at run time
        """Returns an AWS client for it; cached, since creating one takes a tenth of a second."""
        return _client(self, service)

    def get(self, path: str) -> Any:  # noqa: ANN401
        """Returns the JSON at one of its own paths (`/_ministack/…`)."""
        with urlopen(self._request(path), timeout=60) as response:
            return json.load(response)

    def reset(self) -> None:
        """Deletes everything in it; waiting executions continue to wait, and then find nothing."""
        with urlopen(self._request("/_ministack/reset", b""), timeout=60) as response:
            assert response.status == 200

    def configure(self, **settings: object) -> None:
        """Changes settings of its Step Functions while it runs."""
        body = {f"stepfunctions.{name}": value for name, value in settings.items()}
        request = self._request("/_ministack/config", json.dumps(body).encode())
        with urlopen(request, timeout=60) as response:
            assert json.load(response)["applied"].keys() == body.keys()

    def _request(self, path: str, body: bytes | None = None) -> Request:
        return Request(self.url + path, body, headers={KEY_HEADER: self.endpoint.key})


@cache
def _client(emulator: Emulator, service: str) -> Any:  # noqa: ANN401 - as above
    session: Any = boto3.Session()
    return session.client(service, **emulator.client_options)


@contextmanager
def running_emulator(**settings: str) -> Iterator[Emulator]:
    """Yields an emulator as in `make local`, on a free port; `settings` are added to its own."""
    require_emulator()
    with TemporaryDirectory() as state:
        options = Options(port=free_port(), site_port=free_port(), state=Path(state))
        with emulator.running(options, settings) as running:
            yield Emulator(running.endpoint)

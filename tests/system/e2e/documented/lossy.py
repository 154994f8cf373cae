"""Runs a proxy that loses the first response to each request with an idempotency key."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from tests.patience import PATIENCE_SECONDS

PASSED_ON = ("authorization", "content-type", "idempotency-key")


class Lossy(ThreadingHTTPServer):
    """Passes requests on to `target`; `lost` has the keys whose first response was lost."""

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.lost: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Lossy

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def do_DELETE(self) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        url = self.server.target + self.path
        response = httpx.request(self.command, url, content=body, headers=headers, timeout=PATIENCE_SECONDS)
        key = headers.get("idempotency-key")
        if key is None or key in self.server.lost:
            self._respond(response.status_code, response.content)
        else:
            self.server.lost.add(key)
            self._respond(503, b'{"message": "Service Unavailable"}')

    def _respond(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Prints nothing."""


@contextmanager
def lossy(target: str) -> Iterator[Lossy]:
    """Yields such a proxy to the system at `target` (a URL)."""
    with Lossy(target) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

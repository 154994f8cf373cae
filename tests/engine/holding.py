"""Stands between the local provider and the emulator, and keeps chosen answers back until it is told."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60
QUIET_SECONDS = 1.0


@dataclass(slots=True)
class Holding:
    """`calls` are the calls whose answers are kept back: the end of X-Amz-Target, and a text of the body."""

    port: int
    calls: dict[str, bytes]
    held: set[str] = field(default_factory=set)
    released: Event = field(default_factory=Event)
    under_way: int = 0
    last: float = 0.0
    lock: Lock = field(default_factory=Lock)

    @property
    def url(self) -> str:
        """Where the provider finds it."""
        return f"http://127.0.0.1:{self.port}"

    def wait_until_held(self) -> None:
        """Returns once the answers to all of `calls` are kept back."""
        self._wait(lambda: self.held == set(self.calls))

    def wait_until_only_these_are_left(self) -> None:
        """Returns once they are, and nothing else was asked for a second."""
        self._wait(
            lambda: (
                self.held == set(self.calls)
                and self.under_way == len(self.held)
                and time.monotonic() - self.last > QUIET_SECONDS
            )
        )

    def _wait(self, done: Callable[[], bool]) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not done():
            assert time.monotonic() < give_up, f"kept back: {sorted(self.held)}, under way: {self.under_way}"
            time.sleep(0.05)

    def call_of(self, target: str, body: bytes) -> str | None:
        """Which of `calls` this request is, if any."""
        return next(
            (name for name, text in self.calls.items() if target.endswith(name) and text in body), None
        )


@contextmanager
def holding(endpoint_url: str, calls: dict[str, bytes]) -> Iterator[Holding]:
    """Serves what the emulator at `endpoint_url` answers, but for the answers to `calls`."""
    upstream = urlsplit(endpoint_url).netloc

    class Handler(_Handler):
        to = upstream
        state: Holding

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Handler.state = Holding(server.server_address[1], calls)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield Handler.state
        finally:
            Handler.state.released.set()
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    to: str
    state: Holding

    def _forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.state.lock:
            self.state.under_way += 1
            self.state.last = time.monotonic()
        try:
            status, headers, content = self._answer(body)
            name = self.state.call_of(self.headers.get("X-Amz-Target", ""), body)
            if name is not None and not self.state.released.is_set():
                self.state.held.add(name)
                self.state.released.wait(PATIENCE_SECONDS)
            self._send(status, headers, content)
        finally:
            with self.state.lock:
                self.state.under_way -= 1
                self.state.last = time.monotonic()

    def _answer(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = HTTPConnection(self.to, timeout=PATIENCE_SECONDS)
        try:
            connection.request(self.command, self.path, body, dict(self.headers.items()))
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def _send(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = _forward  # noqa: N815 - http.server's names

    def log_message(self, *_: object) -> None:
        """Says nothing."""

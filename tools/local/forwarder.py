"""Serves the site: a reverse proxy to the distribution in the emulator that changes only the Host."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

from tools.emulator.access_guard import KEY_HEADER
from tools.local.ports import LOOPBACK
from tools.local_provider.endpoint import Endpoint

TIMEOUT_SECONDS = 60
"""The idle timeout of connections to clients and to the emulator."""

# A request line is nothing else: RFC 9112, section 3.
VISIBLE_ASCII = re.compile(r"[!-~]*")

# Headers of one connection, not of the message: RFC 9110, section 7.6.1.
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"}


@contextmanager
def forwarding(port: int, *, to: Endpoint, host: str) -> Iterator[None]:
    """Forwards `port` of 127.0.0.1 (and of ::1, if it exists) to the emulator, with `host` as Host.

    Browsers try ::1 first for localhost. Raises OSError when 127.0.0.1 can't be listened on.
    """
    own = {f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]")}
    handler = type("Handler", (_Forwarder,), {"emulator": to, "host": host, "own": own})
    with ExitStack() as servers:
        for family, address in LOOPBACK:
            try:
                server = servers.enter_context(_server(family)((address, port), handler))
            except OSError:
                if family is socket.AF_INET:
                    raise
                continue
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            servers.callback(server.shutdown)
        yield


def _server(family: socket.AddressFamily) -> type[ThreadingHTTPServer]:
    settings = {"address_family": family, "daemon_threads": True, "request_queue_size": 128}
    return type("Server", (ThreadingHTTPServer,), settings)


class _Forwarder(BaseHTTPRequestHandler):
    """Forwards the requests of one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = TIMEOUT_SECONDS
    emulator: ClassVar[Endpoint]
    host: ClassVar[str]
    own: ClassVar[set[str]]

    def handle(self) -> None:
        """Serves until the connection ends; an early disconnect by the client is no error."""
        with suppress(ConnectionError):
            super().handle()

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):  # any method
            return self._forward
        raise AttributeError(name)

    def _forward(self) -> None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0] not in self.own:
            self.close_connection = True  # DNS rebinding: another site's name resolves to this machine
            self.send_error(421)
            return
        if not VISIBLE_ASCII.fullmatch(self.command + self.path):
            self.close_connection = True
            self.send_error(400)
            return
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdecimal():
            self.close_connection = True  # the end of its body is unknown
            self.send_error(411)
            return
        upstream = HTTPConnection(urlsplit(self.emulator.url).netloc, timeout=TIMEOUT_SECONDS)
        try:
            self._send(upstream, self.rfile.read(int(length)))
            response = upstream.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            self.send_error(502, explain=f"The emulator did not respond: {type(error).__name__}")
            return
        finally:
            upstream.close()
        self.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP | {"content-length"}:
                self.send_header(name, value)
        content_length = response.getheader("Content-Length") if self.command == "HEAD" else str(len(body))
        if content_length is not None and response.status not in (204, 304):
            self.send_header("Content-Length", content_length)
        self.end_headers()
        self.wfile.write(body)

    def _send(self, upstream: HTTPConnection, body: bytes) -> None:
        upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        upstream.putheader("Host", self.host)
        upstream.putheader(KEY_HEADER, self.emulator.key)
        for name, value in self.headers.items():
            if name.lower() not in HOP_BY_HOP | {"host", "expect", KEY_HEADER}:
                upstream.putheader(name, value)
        upstream.endheaders(body)

    def log_message(self, *_: object) -> None:
        """Suppresses the access log: the terminal shows only deliveries."""

"""Tests that the forwarder passes requests and responses on unchanged, except the Host header."""

import json
import socket
import struct
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.patience import PATIENCE_SECONDS
from tools.emulator.access_guard import KEY_HEADER
from tools.local.forwarder import forwarding
from tools.local.ports import free_port
from tools.local_provider.endpoint import Endpoint

HOST = "d1.cloudfront.localhost"


class Upstream(BaseHTTPRequestHandler):
    """Returns the request that it received; the path may choose the status."""

    protocol_version = "HTTP/1.1"

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self.respond
        raise AttributeError(name)

    def respond(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status = int(self.path[1:4]) if self.path[1:4].isdigit() else 200
        received = {"method": self.command, "path": self.path, "headers": self.headers.items()}
        content = b"" if status in (204, 304) else json.dumps(received | {"body": body.decode()}).encode()
        self.send_response_only(status, "As Asked")
        self.send_header("X-Twice", "one")
        self.send_header("X-Twice", "two")
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def emulator(port: int) -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{port}", "key of this run")


@pytest.fixture
def site() -> Iterator[int]:
    """The port of a forwarder in front of an upstream."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as upstream:
        Thread(target=upstream.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        port = free_port()
        with forwarding(port, to=emulator(upstream.server_port), host=HOST):
            yield port
        upstream.shutdown()


def ask(port: int, method: str, path: str, **request: object) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    connection.request(method, path, **request)  # type: ignore[arg-type]  # chosen by the caller
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize("method", ["POST", "PURGE"])
def test_every_method_is_forwarded_with_path_headers_and_body(site: int, method: str) -> None:
    path = "/v1/reminders/%2e%2e//x?limit=2&status=sent&status=failed"
    response, body = ask(site, method, path, body="☎".encode(), headers={"If-Match": '"3"', "X-Own": "1"})
    received = json.loads(body)
    headers = dict(received["headers"])
    assert (response.status, received["method"], received["path"], received["body"]) == (
        200,
        method,
        path,
        "☎",
    )
    assert (headers["Host"], headers["If-Match"], headers["X-Own"]) == (HOST, '"3"', "1")


def test_a_request_without_a_body_is_forwarded_without_one(site: int) -> None:
    _, body = ask(site, "GET", "/")
    assert "content-length" not in {name.lower() for name, _ in json.loads(body)["headers"]}


def test_status_reason_and_headers_are_returned_unchanged(site: int) -> None:
    response, _ = ask(site, "GET", "/404")
    assert (response.status, response.reason) == (404, "As Asked")
    assert sorted(response.getheaders())[1:] == [("X-Twice", "one"), ("X-Twice", "two")]
    assert sorted(response.getheaders())[0][0] == "Content-Length"


@pytest.mark.parametrize("path", ["/204", "/304"])
def test_a_response_without_a_body_is_returned_without_one(site: int, path: str) -> None:
    response, body = ask(site, "GET", path)
    assert (str(response.status), body, response.getheader("Content-Length")) == (path[1:], b"", None)


def test_the_response_to_head_has_the_content_length_of_get(site: int) -> None:
    response, body = ask(site, "HEAD", "/page")
    assert body == b""
    assert int(response.getheader("Content-Length", "0")) > 0


def test_one_connection_carries_many_requests(site: int) -> None:
    connection = HTTPConnection("127.0.0.1", site, timeout=PATIENCE_SECONDS)
    for number in range(3):
        connection.request("POST", f"/n{number}", body=b"x")
        assert json.loads(connection.getresponse().read())["path"] == f"/n{number}"
    connection.close()


def test_without_an_upstream_the_response_is_502() -> None:
    port = free_port()
    with forwarding(port, to=emulator(free_port()), host=HOST):
        response, _ = ask(port, "GET", "/")
    assert response.status == 502


@pytest.mark.parametrize(
    "host", ["hostile.example:{port}", "localhost", "localhost:1", "a.localhost:{port}", ""]
)
def test_another_host_name_of_this_machine_is_rejected(site: int, host: str) -> None:
    response, _ = ask(site, "GET", "/", headers={"Host": host.format(port=site)})
    assert response.status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_only_the_forwarder_passes_the_key_to_the_emulator(site: int, host: str) -> None:
    _, body = ask(site, "GET", "/", headers={"Host": f"{host}:{site}", KEY_HEADER: "guessed"})
    received = [value for name, value in json.loads(body)["headers"] if name.lower() == KEY_HEADER]
    assert received == ["key of this run"]


def test_the_forwarder_listens_on_every_loopback_address(site: int) -> None:
    if not _has_ipv6():
        pytest.skip("this machine has no ::1")
    with socket.create_connection(("::1", site), timeout=PATIENCE_SECONDS):
        pass


def _has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6) as probe:
        return probe.connect_ex(("::1", 9)) != 99


def test_an_early_disconnect_of_a_client_is_no_error(site: int, capfd: pytest.CaptureFixture[str]) -> None:
    body = b"x" * 5_000_000
    with socket.create_connection(("127.0.0.1", site)) as gone:
        gone.sendall(
            f"POST /big HTTP/1.1\r\nHost: localhost:{site}\r\nContent-Length: %d\r\n\r\n".encode() % len(body)
            + body
        )
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # reset at once
    assert ask(site, "GET", "/next")[0].status == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("framing", ["Content-Length: -1", "Content-Length: x", "Transfer-Encoding: chunked"])
def test_a_body_of_unknown_length_is_rejected(site: int, framing: str) -> None:
    with socket.create_connection(("127.0.0.1", site), timeout=PATIENCE_SECONDS) as client:
        client.sendall(f"POST / HTTP/1.1\r\nHost: localhost:{site}\r\n{framing}\r\n\r\n".encode())
        response = client.makefile("rb").read()  # until its end: the connection is closed
    assert response.startswith(b"HTTP/1.1 411 ")


@pytest.mark.parametrize("line", ["GET /☎", "GET /?reference=☎", "GET /\x01", "GÉT /"])
def test_a_request_line_that_is_not_plain_ascii_is_rejected(site: int, line: str) -> None:
    with socket.create_connection(("127.0.0.1", site), timeout=PATIENCE_SECONDS) as client:
        client.sendall(f"{line} HTTP/1.1\r\nHost: localhost:{site}\r\n\r\n".encode())
        response = client.makefile("rb").read()
    assert response.startswith(b"HTTP/1.1 400 ")


def test_a_missing_body_closes_the_connection(site: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.local.forwarder._Forwarder.timeout", 0.1)
    with socket.create_connection(("127.0.0.1", site), timeout=PATIENCE_SECONDS) as client:
        client.sendall(
            f"POST / HTTP/1.1\r\nHost: localhost:{site}\r\nContent-Length: 100\r\n\r\nslow".encode()
        )
        response = client.makefile("rb").read()
    assert response == b"" or response.startswith(b"HTTP/1.1 502 ")

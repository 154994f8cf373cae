"""A hostile page: one of another origin, in the same browser as the system's own."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from tests.system.browser.chromium import HOSTILE


class _Page(BaseHTTPRequestHandler):
    """The attacker's server: the same empty page at every address."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Hostile</title>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hostile(browser: Browser) -> Iterator[Page]:
    """A page of another origin, on this machine too: no rule about local networks keeps it out."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        page = browser.new_context().new_page()
        page.goto(f"http://{HOSTILE}:{server.server_port}/")
        yield page
        page.context.close()
        server.shutdown()

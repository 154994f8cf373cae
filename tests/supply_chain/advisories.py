"""An advisory service on this machine: knows of one vulnerable package each for pip-audit and npm audit."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

URL = "https://advisories.example/1"
OSV = {
    "id": "PYSEC-2026-1",
    "summary": "Trusts what it is told.",
    "affected": [
        {
            "package": {"name": "mangum", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.0.0"}]}],
        }
    ],
}
NPM = {
    "id": 1,
    "url": URL,
    "title": "Trusts what it is told",
    "severity": "high",
    "vulnerable_versions": "<2.0.0",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


class _Advisories(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Answers OSV's query and npm's bulk question."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
        if self.path.endswith("/bulk"):
            self._answer({"left-pad": [NPM]} if "left-pad" in asked else {})
        else:
            self._answer({"vulns": [OSV]} if asked["package"]["name"] == "mangum" else {})

    def do_GET(self) -> None:
        """Answers what npm asks of a vulnerable package's versions."""
        versions = {"1.0.0": {"name": "left-pad", "version": "1.0.0"}}
        self._answer({"name": "left-pad", "dist-tags": {"latest": "1.0.0"}, "versions": versions})

    def _answer(self, value: Any) -> None:  # noqa: ANN401  # JSON
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def advisories() -> Iterator[str]:
    """The address of the service while it runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Advisories) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()

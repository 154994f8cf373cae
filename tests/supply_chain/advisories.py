"""An advisory service on this machine, as OSV is: with advisories on a Python package and one of npm's."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

PAGES = {
    ("PyPI", "mangum", None): {"vulns": [{"id": "PYSEC-1"}], "next_page_token": "second"},
    ("PyPI", "mangum", "second"): {"vulns": [{"id": "GHSA-2"}]},
    ("npm", "left-pad", None): {"vulns": [{"id": "GHSA-3"}]},
}
"""What is answered for an ecosystem, a name and a page."""

ADVISORIES: dict[str, dict[str, Any]] = {
    "PYSEC-1": {
        "summary": "Trusts what it is told.",
        "aliases": ["CVE-1"],
        "affected": [
            {
                "package": {"name": "mangum", "ecosystem": "PyPI"},
                "ranges": [
                    {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.0.0"}]},
                    {"type": "GIT", "events": [{"introduced": "0"}, {"fixed": "abcdef"}]},
                ],
            },
            {"package": {"name": "another", "ecosystem": "PyPI"}, "versions": ["1"]},
        ],
    },
    "GHSA-2": {"affected": [{"package": {"name": "mangum", "ecosystem": "PyPI"}}]},
    "GHSA-3": {"affected": [{"package": {"name": "left-pad", "ecosystem": "npm"}}]},
}


class _Advisories(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        asked = [
            (each["package"]["ecosystem"], each["package"]["name"], each.get("page_token"))
            for each in queries
        ]
        self._answer({"results": [PAGES.get(each, {}) for each in asked]})

    def do_GET(self) -> None:
        self._answer(ADVISORIES[self.path.rpartition("/")[2]])

    def _answer(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
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

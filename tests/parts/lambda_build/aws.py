"""AWS for one package: a loopback server that has one reminder, and answers well or refuses everything."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class _Server(ThreadingHTTPServer):
    """Has room for all connections that a function opens at once."""

    request_queue_size = 128


Answer = tuple[int, dict[str, Any]]
"""The HTTP status and the document that a call is answered with."""


@contextmanager
def well(item: Mapping[str, Any]) -> Iterator[str]:
    """The address of an AWS where all is well and `item` is the only reminder, and the count of its day."""
    item = {**item, "created": {"N": "1"}}
    answers: dict[str, dict[str, Any]] = {
        "GetItem": {"Item": item},
        "Query": {"Items": [item], "Count": 1, "ScannedCount": 1},
        "UpdateItem": {"Attributes": item},
        "StartExecution": {"executionArn": "arn:aws:states:eu-central-1:1:execution:x:y", "startDate": 1},
        "StopExecution": {"stopDate": 1},
        "AdminGetUser": {"Username": "nora", "UserAttributes": []},
        "ListUsers": {"Users": []},
        "SendEmail": {"MessageId": "m"},
    }
    with _serving({operation: (200, answer) for operation, answer in answers.items()}, (200, {})) as address:
        yield address


@contextmanager
def refusing(error: str, status: int) -> Iterator[str]:
    """The address of an AWS that answers each call with `error` and the HTTP `status`."""
    with _serving({}, (status, {"__type": error, "message": "no"})) as address:
        yield address


@contextmanager
def _serving(answers: Mapping[str, Answer], otherwise: Answer) -> Iterator[str]:
    class Aws(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            operation = self.headers.get("x-amz-target", ".SendEmail").rpartition(".")[2]
            status, document = answers.get(operation, otherwise)
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with _Server(("127.0.0.1", 0), Aws) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()

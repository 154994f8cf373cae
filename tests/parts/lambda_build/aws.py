"""Simulates AWS for one package: a loopback server with one reminder and one schedule, or with errors."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from workflow.storage.schema import KEY_OWNER, MARK_PREFIX


class _Server(ThreadingHTTPServer):
    """Queues all connections that a function opens at once."""

    request_queue_size = 128


Answer = tuple[int, dict[str, Any]]
"""The HTTP status and the body of the response to a call."""

OWNS_SCHEDULES, SHARD_OF_SCHEDULES = b'"schedule#', b'":shard": {"S": "s'
"""The prefix of the owner of schedules in a key, and of their shards in a query of the index."""

KEY = {"Item": {"owner": {"S": KEY_OWNER}, "id": {"S": "1"}, "secret": {"S": "5e" * 32}}}
NOTHING_FOUND = {"Items": [], "Count": 0, "ScannedCount": 0}


@contextmanager
def healthy(
    item: Mapping[str, Any], schedule: Mapping[str, Any] | None = None, calls_made: Counter[str] | None = None
) -> Iterator[str]:
    """Yields the address of an AWS in which `item` is the only reminder, with the count of its day.

    No address is suppressed.

    Requests for a schedule's owner or shard return `schedule`; `calls_made` counts the calls by their
    operations.
    """
    answers: dict[str, dict[str, Any]] = {
        **_reads({**item, "created": {"N": "1"}}),
        "BatchGetItem": {"Responses": {}, "UnprocessedKeys": {}},
        "StartExecution": {"executionArn": "arn:aws:states:eu-central-1:1:execution:x:y", "startDate": 1},
        "StopExecution": {"stopDate": 1},
        "AdminGetUser": {"Username": "nora", "UserAttributes": []},
        "ListUsers": {"Users": []},
        "SendEmail": {"MessageId": "m"},
    }
    of_schedules = {} if schedule is None else _reads(schedule)
    by_owner = {
        OWNS_SCHEDULES: of_schedules,
        SHARD_OF_SCHEDULES: of_schedules,
        KEY_OWNER.encode(): {"GetItem": KEY},
        MARK_PREFIX.encode(): {"Query": NOTHING_FOUND},
    }

    def answer(operation: str, request: bytes) -> Answer:
        if calls_made is not None:
            calls_made.update([operation])
        of_owner = (found for owner, found in by_owner.items() if owner in request)
        return 200, (answers | next(of_owner, {})).get(operation, {})

    with _serving(answer) as address:
        yield address


def _reads(item: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        "GetItem": {"Item": item},
        "Query": {"Items": [item], "Count": 1, "ScannedCount": 1},
        "UpdateItem": {"Attributes": item},
    }


@contextmanager
def rejecting(error: str, status: int) -> Iterator[str]:
    """Yields the address of an AWS that returns `error` and the HTTP `status` to each call."""
    with _serving(lambda *_: _refusal(error, status)) as address:
        yield address


@contextmanager
def rejecting_emails(error: str, status: int) -> Iterator[str]:
    """Yields the address of an AWS in which only SES returns `error`; the table has the stack's key."""

    def answer(operation: str, _: bytes) -> Answer:
        return _refusal(error, status) if operation == "SendEmail" else (200, KEY | NOTHING_FOUND)

    with _serving(answer) as address:
        yield address


def _refusal(error: str, status: int) -> Answer:
    return status, {"__type": error, "message": "no"}


@contextmanager
def _serving(answer: Callable[[str, bytes], Answer]) -> Iterator[str]:
    class Aws(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["content-length"]))
            operation = self.headers.get("x-amz-target", ".SendEmail").rpartition(".")[2]
            status, document = answer(operation, request)
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

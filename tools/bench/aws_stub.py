"""Stubs AWS for the measurement: a local server with instant DynamoDB and Step Functions responses."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, cast

from tools.bench import records
from workflow.storage.schedules.item import OWNER_PREFIX
from workflow.storage.schedules.sweep_index import SHARDS

FAR_PER_SHARD = 12
"""The number of far-ahead reminders without a timer that each query of the sweep returns."""

_EXECUTION = {"executionArn": "arn:aws:states:eu-central-1:123456789012:execution:x:y", "startDate": 1e9}


class _Connection(asyncio.Protocol):
    """One kept-alive connection; requests carry a `Content-Length`, as botocore's do."""

    last_item: ClassVar[dict[str, Any]] = {}
    transports: ClassVar[set[asyncio.Transport]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._received = b""
        self.transports.add(self._transport)

    def connection_lost(self, _: Exception | None) -> None:
        self.transports.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
            length = int(headers.get(b"content-length", b"0"))
            if len(rest) < length:
                return
            self._received = rest[length:]
            self._respond(headers[b"x-amz-target"].decode().rpartition(".")[2], json.loads(rest[:length]))

    def _respond(self, operation: str, request: dict[str, Any]) -> None:
        content = json.dumps(_result(operation, request)).encode()
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {len(content)}"
        )
        self._transport.write(f"{head}\r\n\r\n".encode() + content)


def _result(operation: str, request: dict[str, Any]) -> dict[str, Any]:
    match operation:
        case "startexecution":
            return _EXECUTION
        case "updateitem":
            return _updated(request)
        case "query":
            return {"Items": _found(request)}
        case "getitem" if request["Key"]["owner"]["S"].startswith(OWNER_PREFIX):
            return {"Item": records.schedule(request["Key"])}
        case "putitem" if "dueAt" in request["Item"]:
            _Connection.last_item = request["Item"]
    return {}


def _updated(request: dict[str, Any]) -> dict[str, Any]:
    if request["Key"]["owner"]["S"].startswith("quota#"):
        return {"Attributes": {"created": {"N": "1"}, "address": {"S": "ada.lovelace@example.com"}}}
    if request.get("ReturnValues") == "ALL_NEW":
        return {"Attributes": _Connection.last_item or records.reminder(request["Key"])}
    return {}


def _found(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the due records of a shard of the index `watched`; nothing for other queries."""
    shard = request["ExpressionAttributeValues"].get(":shard", {}).get("S")
    if shard is None:
        return []
    if shard in SHARDS:
        return records.near_schedules(shard)
    return [] if request.get("FilterExpression", "").startswith("dueAt") else _far(shard)


def _far(shard: str) -> list[dict[str, Any]]:
    """Returns a shard's reminders in the index `watched` that are due in a day."""
    now = datetime.now(UTC).replace(microsecond=0)
    due, check = now + timedelta(hours=24, minutes=-1), now - timedelta(minutes=1)
    entry = {
        "owner": {"S": "b9fe3418-3051-7094-3c4b-5a4e2c0e2c46"},
        "status": {"S": "scheduled"},
        "generation": {"N": "1"},
        "dueAt": {"S": f"{due:%Y-%m-%dT%H:%M:%SZ}"},
        "watch": {"S": shard},
        "checkAt": {"S": f"{check:%Y-%m-%dT%H:%M:%S.000Z}"},
    }
    ids = (f"019aa5e0-0000-7000-8000-{number:011x}{shard}" for number in range(FAR_PER_SHARD))
    return [entry | {"id": {"S": each}} for each in ids]


def _close(loop: asyncio.AbstractEventLoop) -> None:
    """Closes the connections, then the loop."""
    for transport in list(_Connection.transports):
        transport.abort()
    loop.call_soon(loop.stop)


@contextmanager
def running() -> Iterator[str]:
    """Serves in a thread; yields the URL."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(_Connection, "127.0.0.1", 0))
    port: int = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(_close, loop)
        thread.join()
        server.close()
        loop.close()

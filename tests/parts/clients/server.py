"""Serves the API over HTTP with a mocked AWS; responds on request like a gateway or a later version."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import boto3
import pytest
from moto import mock_aws

from tests.aws import REGION, create_state_machine, create_table, fail
from tests.unit.api.client import Api, Response
from tests.unit.api.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SETTINGS: dict[str, dict[str, Any]] = {
    "usual": {},
    "used-up": {"reminders_per_day": 0},
    "too-many": {"reminders_waiting": 1},
}
"""The settings of the stack for the owner of a token."""

PLAYED = {
    401: "Unauthorized",
    403: "Forbidden",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
"""The gateway's own responses; the header `Play` has the status. Other statuses get an HTML page.

So does a status with `html` before it, like the site's own `403`.
"""


class Server:
    """A WSGI app for the API's Lambda handler in a `world`, behind a gateway that may reject calls.

    With `Play: unavailable` the table fails; with `Play: later` responses have values and members that no
    document has yet.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._owners: dict[str, Api] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        play = environ.get("HTTP_PLAY", "401" if "HTTP_AUTHORIZATION" not in environ else "")
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or None
        if play.removeprefix("html").isdecimal():
            response = _gateways(play)
        elif play == "unavailable":
            with _failing(self._world):
                response = self._call(environ, body)
        else:
            response = self._call(environ, body)
            if play == "later":
                response = Response(
                    response.status, response.headers, json.dumps(of_later(response.json)).encode()
                )
        headers = {**response.headers, "content-length": str(len(response.content))}
        phrase = HTTPStatus(response.status).phrase if response.status in set(HTTPStatus) else "Nobody's"
        start_response(f"{response.status} {phrase}", list(headers.items()))
        return [response.content]

    def _call(self, environ: WSGIEnvironment, body: bytes | None) -> Response:
        token = environ["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
        if token not in self._owners:
            self._owners[token] = self._world.api(token, **SETTINGS[token])
        sent = {name[5:]: value for name, value in environ.items() if name.startswith("HTTP_")}
        if sent.get("PLAY") == "later":
            sent.pop("ACCEPT_ENCODING", None)  # the response is changed as text
        if environ.get("CONTENT_TYPE") and body is not None:
            sent["CONTENT_TYPE"] = environ["CONTENT_TYPE"]
        headers = {name.replace("_", "-").lower(): value for name, value in sent.items()}
        return self._owners[token].call(
            environ["REQUEST_METHOD"], environ["PATH_INFO"], body, headers, environ.get("QUERY_STRING", "")
        )


def _gateways(play: str) -> Response:
    if play.isdecimal() and int(play) in PLAYED:
        content = json.dumps({"message": PLAYED[int(play)]}).encode()
        return Response(int(play), {"content-type": "application/json"}, content)
    status = int(play.removeprefix("html"))
    return Response(status, {"content-type": "text/html"}, b"<!DOCTYPE html><title>No</title>")


OPEN = {"code", "currentStatus", "pausedReason", "preference", "reason", "status", "type"}
"""The members to whose values a later version may add."""


def of_later(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    """Changes a response like a later version: new values of each enumeration, and one more member.

    `metadata` has the owner's own members, which are texts in every version.
    """
    if isinstance(value, list):
        return [of_later(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: each if name == "metadata" else of_later(each) for name, each in value.items()}
    later = {
        name: f"{each}_of_later" for name, each in found.items() if name in OPEN and isinstance(each, str)
    }
    return found | later | {"memberOfLater": {"a": 1}}


@contextmanager
def _failing(world: World) -> Iterator[None]:
    operations = ("BatchGetItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem")
    ends: list[Callable[[], None]] = [
        fail(world.dynamodb, operation, "InternalServerError", 500) for operation in operations
    ]
    yield
    for end in ends:
        end()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Prints nothing."""


@contextmanager
def running() -> Iterator[str]:
    """Yields the server's address while it runs."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        dynamodb, stepfunctions = boto3.client("dynamodb"), boto3.client("stepfunctions")
        world = World(dynamodb, stepfunctions, create_table(dynamodb), create_state_machine(stepfunctions))
        server = make_server("127.0.0.1", 0, Server(world), handler_class=_Quiet)

        def serve() -> None:
            loop = asyncio.new_event_loop()
            asyncio.set_event_loop(loop)
            server.serve_forever(0.05)
            loop.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

"""Replaces API Gateway: accepts HTTP requests (WSGI), and counts the API's responses."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from tests.unit.api.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Answers = Counter[tuple[str, int]]
"""How often each call (method and path) returned each status."""


class Gateway:
    """A WSGI app for the API's Lambda handler in a `world`; `answers` counts since it was connected."""

    def connect(self, world: World) -> None:
        """Sends later requests to the API in `world`."""
        self._world = world
        self.answers = Answers()
        self.begin()

    def begin(self) -> None:
        """Makes later requests as a new owner, without any data."""
        self._api = self._world.api(uuid.uuid4().hex)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Responds to one request; fails if the OpenAPI document lacks the response."""
        method, path = (
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"].encode("latin-1").decode(errors="replace"),
        )
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length) if length else None
        answer = self._api.call(method, path, body, _headers(environ), environ.get("QUERY_STRING", ""))
        self.answers[f"{method} {_template(path)}", answer.status] += 1
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(answer.headers.items()))
        return [answer.content]


def _template(path: str) -> str:
    return re.sub("^/v1/(reminders|schedules)/(?!preview$)[^/]+", r"/v1/\1/{id}", path)


def _headers(environ: WSGIEnvironment) -> dict[str, str]:
    sent = {name[5:]: value for name, value in environ.items() if name.startswith("HTTP_")}
    sent.pop("ACCEPT_ENCODING", None)  # werkzeug's client accepts gzip but does not decompress it
    if environ.get("CONTENT_TYPE"):
        sent["CONTENT_TYPE"] = environ["CONTENT_TYPE"]
    return {name.replace("_", "-").lower(): value for name, value in sent.items()}

"""Stands in for API Gateway: takes HTTP requests (WSGI), and counts what the API answers to them."""

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
"""How often each call, as method and path, was answered with each status."""


class Gateway:
    """A WSGI app over the API's Lambda handler in a `world`; `answers` counts since it was connected."""

    def connect(self, world: World) -> None:
        """Passes what comes to the API in `world` from now on."""
        self._world = world
        self.answers = Answers()
        self.begin()

    def begin(self) -> None:
        """From now on all is asked for by an owner of whom nothing is known yet."""
        self._api = self._world.api(uuid.uuid4().hex)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request; an answer that the OpenAPI document doesn't have is an error here already."""
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
    sent.pop("ACCEPT_ENCODING", None)  # werkzeug's client says that it takes gzip, and does not unpack it
    if environ.get("CONTENT_TYPE"):
        sent["CONTENT_TYPE"] = environ["CONTENT_TYPE"]
    return {name.replace("_", "-").lower(): value for name, value in sent.items()}

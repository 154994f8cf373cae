"""Routes whose bodies are strict JSON: FastAPI reads a body through the request that is made here."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.requests.json_body import read_json
from api.responses.problems import ProblemError

MERGE_PATCH = "application/merge-patch+json"
"""What a change may be sent as beside `application/json`: RFC 7396 has its own name for it."""


class JsonRequest(Request):
    """A request whose body is read as strict JSON.

    A body that is no such JSON counts as none. Why is kept in the request's state, so that who may not make
    the call, or makes it on what isn't there, learns that first.
    """

    async def body(self) -> bytes:
        """The body's bytes, or none where they are refused."""
        content = await super().body()
        media_types = ("application/json", MERGE_PATCH) if self.method == "PATCH" else ("application/json",)
        try:
            self.state.json = read_json(content, self.headers.get("content-type", ""), media_types)
        except ProblemError as problem:
            self.state.body_problem = problem
            return b""
        return content

    async def json(self) -> Any:  # noqa: ANN401  # any JSON value
        """The value that the body writes; `body` was awaited before."""
        return self.state.json


class JsonRoute(APIRoute):
    """A route that reads bodies as strict JSON.

    https://fastapi.tiangolo.com/how-to/custom-request-and-route/
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What handles a request to this route."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            return await handle(JsonRequest(request.scope, request.receive))

        return handle_json

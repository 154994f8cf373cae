"""Converts the errors that end a request into problems."""

import logging
import traceback
from collections.abc import Callable, Coroutine
from typing import Any, get_args
from urllib.parse import quote

from botocore.exceptions import BotoCoreError, ClientError
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from api.responses.core_errors import CoreError, problem_of
from api.responses.field_errors import request_errors
from api.responses.message import NOT_FOR_ROBOTS
from api.responses.problems import (
    RETRY_AFTER_SECONDS,
    ProblemError,
    invalid_request,
    problem_response,
    request_id,
)
from api.responses.rate_limit import rate_limit_headers
from api.services import Services
from workflow.storage.errors import StoreUnavailable, error_name

READS = frozenset({"GET", "HEAD"})

log = logging.getLogger(__name__)


def _respond(request: Request, problem: ProblemError) -> Response:
    """Returns the problem as a response, with the remaining daily quota if the call counts towards it."""
    response = problem_response(problem, request.scope)
    route = request.scope.get("route")
    if isinstance(route, APIRoute) and "Messages" in route.tags:
        response.headers.update(NOT_FOR_ROBOTS)
    if isinstance(route, APIRoute) and _is_counted(route):
        services: Services = request.app.state.services
        owner: str | None = getattr(request.state, "owner", None)
        is_known = owner is not None and response.status_code < 500
        made_today = services.reminders.made_today(owner) if owner is not None and is_known else None
        headers = rate_limit_headers(services.policy.limits.per_day, made_today, services.clock())
        response.headers.update(headers)
    return response


def _is_counted(route: APIRoute) -> bool:
    """Returns whether the call counts towards the daily limit: its documented headers say so."""
    return "RateLimit-Policy" in route.responses.get(201, {}).get("headers", {})


async def _problem(request: Request, error: ProblemError) -> Response:
    return _respond(request, error)


async def _core_error(request: Request, error: CoreError) -> Response:
    return _respond(request, problem_of(error, request.app.state.services.clock()))


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    """A request with another shape than its route declares. Routes validate the body's members themselves."""
    body_problem: ProblemError | None = getattr(request.state, "body_problem", None)
    return _respond(request, body_problem or invalid_request(request_errors(error.errors())))


async def _unavailable(request: Request, error: Exception) -> Response:
    _log(request, "AWS failed", error)
    problem = ProblemError(
        "unavailable",
        "A service behind the API failed. If this was a change, it may or may not have happened.",
        headers={"retry-after": str(RETRY_AFTER_SECONDS)},
    )
    return _respond(request, problem)


async def _defect(request: Request, error: Exception) -> Response:
    """Handles unexpected errors: logs them with a trace and returns a problem without it."""
    _log(request, "request failed", error)
    return _respond(
        request, ProblemError("internal_error", "An internal error occurred; it has been logged.")
    )


def _log(request: Request, event: str, error: Exception) -> None:
    """Logs only AWS's error codes, and the names and places of errors: their texts may hold request data.

    The problem's `requestId` is logged as `apiRequestId`: Lambda logs its own id as `requestId` and drops
    ours.
    """
    extra = {"apiRequestId": request_id(request.scope), "error": error_name(error), "trace": trace(error)}
    log.error(event, extra=extra)


async def _not_routed(request: Request, error: HTTPException) -> Response:
    if error.__cause__ is not None:  # a defect while reading the body, which FastAPI reports as a bad request
        raise error.__cause__
    if error.status_code != 405 and (location := _without_slash(request)) is not None:
        return Response(status_code=308, headers={"location": location, "cache-control": "no-store"})
    if error.status_code != 405:
        return problem_response(ProblemError("not_found", "There is nothing at this path."), request.scope)
    allowed = ", ".join(sorted(_methods(request)))
    if request.method == "OPTIONS":  # the gateway adds the CORS headers of a preflight request
        return Response(status_code=204, headers={"allow": allowed})
    problem = ProblemError("method_not_allowed", f"This path allows {allowed}.", headers={"allow": allowed})
    return problem_response(problem, request.scope)


def _methods(request: Request) -> set[str]:
    """Returns the methods of all routes with the request's path; the router knows only the first route's."""
    return _methods_of(request, request.scope["path"])


def _without_slash(request: Request) -> str | None:
    """Returns the redirect's target for a read whose path has a trailing slash too many, otherwise None."""
    path = request.scope["path"]
    if request.method not in READS or not path.endswith("/") or READS - _methods_of(request, path[:-1]):
        return None
    query = request.scope["query_string"].decode("latin-1")
    return quote(path[:-1]) + (f"?{query}" if query else "")


def _methods_of(request: Request, path: str) -> set[str]:
    """Returns the methods of the routes with exactly that path or, if there are none, of all that match."""
    routes = [route for route in request.app.routes if isinstance(route, Route)]
    its_own = [route for route in routes if route.path == path]
    return {
        method
        for route in its_own or routes
        if route.matches({**request.scope, "path": path})[0] is not Match.NONE
        for method in route.methods or ()
    }


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = {
    ProblemError: _problem,
    **dict.fromkeys(get_args(CoreError), _core_error),
    RequestValidationError: _invalid,
    StoreUnavailable: _unavailable,
    ClientError: _unavailable,
    BotoCoreError: _unavailable,
    HTTPException: _not_routed,
    Exception: _defect,
}


def trace(error: BaseException | None) -> list[str]:
    """Returns where `error` and its causes were raised, causes first: `name at file:line in function`."""
    if error is None:
        return []
    name = type(error).__name__
    places = [
        f"{name} at {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return trace(error.__cause__ or error.__context__) + places

"""Turns the errors that a request may end with into problems."""

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
from workflow.storage.errors import StoreUnavailable

READS = frozenset({"GET", "HEAD"})

log = logging.getLogger(__name__)


def _respond(request: Request, problem: ProblemError) -> Response:
    """The problem as the response; a call that is counted says how many more may be made, if it can."""
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
    """Whether what the call makes counts among what a day allows: its document says so."""
    return "RateLimit-Policy" in route.responses.get(201, {}).get("headers", {})


async def _problem(request: Request, error: ProblemError) -> Response:
    return _respond(request, error)


async def _core_error(request: Request, error: CoreError) -> Response:
    return _respond(request, problem_of(error, request.app.state.services.clock()))


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    """A request of another shape than its route declares; each route looks into its body itself."""
    body_problem: ProblemError | None = getattr(request.state, "body_problem", None)
    return _respond(request, body_problem or invalid_request(request_errors(error.errors())))


async def _unavailable(request: Request, error: Exception) -> Response:
    _log(request, "AWS failed", error)
    problem = ProblemError(
        "unavailable",
        "A service behind this one failed. If this was a change, it may have happened or not.",
        headers={"retry-after": str(RETRY_AFTER_SECONDS)},
    )
    return _respond(request, problem)


async def _defect(request: Request, error: Exception) -> Response:
    """Whatever nobody expected: logged with its trace, reported without it."""
    _log(request, "request failed", error)
    return _respond(
        request, ProblemError("internal_error", "Something is wrong on our side; it has been logged.")
    )


def _log(request: Request, event: str, error: Exception) -> None:
    """Logs the names and places of errors alone: their texts may hold what was sent.

    The problem's `requestId` is `apiRequestId` here: under that name Lambda logs its own id, and drops ours.
    """
    extra = {"apiRequestId": request_id(request.scope), "error": type(error).__name__, "trace": trace(error)}
    log.error(event, extra=extra)


async def _not_routed(request: Request, error: HTTPException) -> Response:
    if error.__cause__ is not None:  # a defect met while the body was read, which FastAPI calls a bad request
        raise error.__cause__
    if error.status_code != 405 and (location := _without_slash(request)) is not None:
        return Response(status_code=308, headers={"location": location, "cache-control": "no-store"})
    if error.status_code != 405:
        return problem_response(ProblemError("not_found", "There is nothing at this path."), request.scope)
    allowed = ", ".join(sorted(_methods(request)))
    if request.method == "OPTIONS":  # the gateway adds what a preflight request asks for
        return Response(status_code=204, headers={"allow": allowed})
    problem = ProblemError("method_not_allowed", f"This path takes {allowed}.", headers={"allow": allowed})
    return problem_response(problem, request.scope)


def _methods(request: Request) -> set[str]:
    """The methods of all routes with the request's path: the router names those of the first only."""
    return _methods_of(request, request.scope["path"])


def _without_slash(request: Request) -> str | None:
    """Where a read goes whose path has a slash at its end, and is one of the app's without; else None."""
    path = request.scope["path"]
    if request.method not in READS or not path.endswith("/") or READS - _methods_of(request, path[:-1]):
        return None
    query = request.scope["query_string"].decode("latin-1")
    return quote(path[:-1]) + (f"?{query}" if query else "")


def _methods_of(request: Request, path: str) -> set[str]:
    """The methods that a path has: of routes with just that path if there are any, else of all that match."""
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
    """Where `error` was raised and what led to it, outermost first, as `name at file:line in function`."""
    if error is None:
        return []
    name = type(error).__name__
    places = [
        f"{name} at {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return trace(error.__cause__ or error.__context__) + places

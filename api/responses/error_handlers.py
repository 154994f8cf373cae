"""Turns the errors that a request may end with into problems."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any, get_args

from botocore.exceptions import BotoCoreError, ClientError
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from api.responses.field_errors import request_errors
from api.responses.last_resort import trace
from api.responses.problems import (
    RETRY_AFTER_SECONDS,
    ProblemError,
    invalid_request,
    problem_response,
    request_id,
)
from api.responses.refused import Refusal, problem_of
from workflow.storage.errors import StoreUnavailable

log = logging.getLogger(__name__)


async def _problem(request: Request, error: ProblemError) -> Response:
    return problem_response(error, request.scope)


async def _refused(request: Request, refusal: Refusal) -> Response:
    now = request.app.state.services.clock()
    return problem_response(problem_of(refusal, now), request.scope)


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    """A request of another shape than its route declares; each route looks into its body itself."""
    body_problem: ProblemError | None = getattr(request.state, "body_problem", None)
    problem = body_problem or invalid_request(request_errors(error.errors()))
    return problem_response(problem, request.scope)


async def _unavailable(request: Request, error: Exception) -> Response:
    log.error(
        "AWS failed",
        extra={"requestId": request_id(request.scope), "error": type(error).__name__, "trace": trace(error)},
    )
    problem = ProblemError(
        "unavailable",
        "A service behind this one failed. If this was a change, it may have happened or not.",
        headers={"retry-after": str(RETRY_AFTER_SECONDS)},
    )
    return problem_response(problem, request.scope)


async def _not_routed(request: Request, error: HTTPException) -> Response:
    if error.__cause__ is not None:  # a defect met while the body was read, which FastAPI calls a bad request
        raise error.__cause__
    if error.status_code != 405:
        return problem_response(ProblemError("not_found", "There is nothing at this path."), request.scope)
    allowed = ", ".join(sorted(_methods(request)))
    if request.method == "OPTIONS":  # the gateway adds what a preflight request asks for
        return Response(status_code=204, headers={"allow": allowed})
    problem = ProblemError("method_not_allowed", f"This path takes {allowed}.", headers={"allow": allowed})
    return problem_response(problem, request.scope)


def _methods(request: Request) -> set[str]:
    """The methods of all routes with the request's path: the router tells those of the first only."""
    routes = [route for route in request.app.routes if isinstance(route, Route)]
    return {
        method
        for route in routes
        if route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = {
    ProblemError: _problem,
    **dict.fromkeys(get_args(Refusal), _refused),
    RequestValidationError: _invalid,
    StoreUnavailable: _unavailable,
    ClientError: _unavailable,
    BotoCoreError: _unavailable,
    HTTPException: _not_routed,
}

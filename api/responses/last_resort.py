"""Answers what nobody expected as a problem, and logs where it came from but no data."""

import logging
import traceback

from starlette.types import ASGIApp, Receive, Scope, Send

from api.responses.problems import ProblemError, problem_response, request_id

log = logging.getLogger(__name__)


class LastResort:
    """The app around all others: a defect in them becomes a logged `500`, told without its trace.

    Mangum would answer it as plain text. Only the names and places of errors are logged: their texts may hold
    what was sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request (ASGI)."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001  # whatever it is, it ends here
            log.error(  # noqa: TRY400  # the log's own traceback would have the errors' texts
                "request failed",
                extra={"requestId": request_id(scope), "error": type(error).__name__, "trace": trace(error)},
            )
            problem = ProblemError("internal_error", "Something is wrong on our side; it has been logged.")
            await problem_response(problem, scope)(scope, receive, send)


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

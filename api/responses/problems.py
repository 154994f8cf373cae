"""The API's own errors: one exception, returned as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.types import Scope

from api.responses.codes import ProblemCode
from api.responses.models import Current, FieldError, Problem

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5

_STATUS: Mapping[ProblemCode, HTTPStatus] = {
    "invalid_cursor": HTTPStatus.BAD_REQUEST,
    "invalid_json": HTTPStatus.BAD_REQUEST,
    "unauthenticated": HTTPStatus.UNAUTHORIZED,
    "not_found": HTTPStatus.NOT_FOUND,
    "method_not_allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "reminder_gone": HTTPStatus.CONFLICT,
    "snooze_refused": HTTPStatus.CONFLICT,
    "schedule_gone": HTTPStatus.CONFLICT,
    "too_many_ahead": HTTPStatus.CONFLICT,
    "wrong_status": HTTPStatus.CONFLICT,
    "stale_version": HTTPStatus.PRECONDITION_FAILED,
    "body_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported_media_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "idempotency_key_reused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "invalid_request": HTTPStatus.UNPROCESSABLE_ENTITY,
    "parameters_conflict": HTTPStatus.UNPROCESSABLE_ENTITY,
    "daily_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "sms_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "change_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "recipient_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "snooze_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "schedule_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "occurrence_limit_reached": HTTPStatus.TOO_MANY_REQUESTS,
    "too_many_waiting": HTTPStatus.TOO_MANY_REQUESTS,
    "internal_error": HTTPStatus.INTERNAL_SERVER_ERROR,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}

_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
"""RFC 9110's names; older Pythons have others."""


class ProblemError(Exception):
    """Ends a request with a problem. `detail` and `errors` must not repeat request data.

    `current` is the reminder's or schedule's current value that conflicts with the request.
    """

    def __init__(
        self,
        code: ProblemCode,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        current: Current | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.current = current
        self.headers = headers or {}


def invalid_request(errors: Sequence[FieldError]) -> ProblemError:
    """Returns the problem with all broken rules at once."""
    count = "1 field needs" if len(errors) == 1 else f"{len(errors)} fields need"
    return ProblemError("invalid_request", f"{count} attention.", errors=errors)


def problem_response(problem: ProblemError, scope: Scope) -> Response:
    """Returns `problem` as the response to the request of `scope`."""
    status = _STATUS[problem.code]
    body: Problem = {
        "type": "about:blank",
        "title": _TITLES.get(status, status.phrase),
        "status": status.value,
        "code": problem.code,
        "detail": problem.detail,
        "requestId": request_id(scope),
    }
    if problem.errors:
        body["errors"] = list(problem.errors)
    headers = {"cache-control": "no-store", **problem.headers}
    return Response(json.dumps({**body, **(problem.current or {})}), status.value, headers, MEDIA_TYPE)


def request_id(scope: Mapping[str, Any]) -> str:
    """Returns the gateway's id of the request, which is also in its access log."""
    identifier: str = scope["aws.event"]["requestContext"]["requestId"]
    return identifier

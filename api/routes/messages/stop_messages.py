"""`/v1/messages/{token}/stop`: the recipient stops messages, or allows them again."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.requests.message_link import LinkedMessages, Token
from api.requests.stop_body import JSON, MULTIPART, ONE_CLICK, URLENCODED, read_scope
from api.responses.message import NOT_FOR_ROBOTS, link_responses, stop_response
from api.responses.message_models import MessageStop
from api.responses.openapi import BODY, headers, without_content

router = APIRouter()

_PATH = "/v1/messages/{token}/stop"
_FORM: dict[str, Any] = {
    "schema": {
        "type": "object",
        "properties": {ONE_CLICK[0]: {"const": ONE_CLICK[1]}},
        "required": [ONE_CLICK[0]],
    }
}
_SCOPE: dict[str, Any] = {
    "schema": {
        "type": "object",
        "properties": {"scope": {"$ref": "#/components/schemas/StopScope"}},
        "required": ["scope"],
        "additionalProperties": False,
    }
}
_STOP_BODY = {"required": True, "content": {JSON: _SCOPE, URLENCODED: _FORM, MULTIPART: _FORM}}
_TO_THE_PAGE = link_responses(
    {303: {"description": "The page is in `Location`.", "headers": headers("Location")}}
)
del _TO_THE_PAGE[200]


@router.post(
    _PATH,
    operation_id="stopMessages",
    tags=["Messages"],
    summary="Stop messages to the recipient",
    response_model=MessageStop,
    response_description="They are stopped.",
    responses=link_responses(BODY),
    openapi_extra={"security": [], "requestBody": _STOP_BODY},
)
async def stop_messages(token: Token, messages: LinkedMessages, request: Request) -> Response:
    """Stops email to the recipient for a year: from this message's owner, or from the whole stack (`site`).

    Mail programs post a form (RFC 8058), which means `owner`. The link works for a year, even without the
    reminder.
    """
    messages.check_stop(token)
    scope = await read_scope(request)
    return stop_response(messages.stop(token, scope))


@router.delete(
    _PATH,
    operation_id="allowMessages",
    tags=["Messages"],
    summary="Allow messages to the recipient again",
    response_model=MessageStop,
    response_description="They are not stopped.",
    responses=link_responses({}),
    openapi_extra={"security": []},
)
async def allow_messages(token: Token, messages: LinkedMessages) -> Response:
    """Removes both kinds of stop, for this message's owner."""
    messages.unstop(token)
    return stop_response(None)


@router.head(
    _PATH,
    operation_id="showStopHead",
    tags=["Messages"],
    summary="The same without a body",
    status_code=303,
    response_class=Response,
    response_description="The page is in `Location`.",
    responses=without_content(_TO_THE_PAGE),
    openapi_extra={"security": []},
)
@router.get(
    _PATH,
    operation_id="showStop",
    tags=["Messages"],
    summary="Redirect to the page where people stop messages",
    status_code=303,
    response_class=Response,
    response_description="The page is in `Location`.",
    responses=_TO_THE_PAGE,
    openapi_extra={"security": []},
)
async def show_stop(token: Token, messages: LinkedMessages) -> Response:
    """Redirects to the page. It stops nothing without a click, because mail scanners follow links."""
    messages.check_stop(token)
    headers = {"location": f"/m/{token}#stop", "cache-control": "no-store", **NOT_FOR_ROBOTS}
    return Response(status_code=303, headers=headers)

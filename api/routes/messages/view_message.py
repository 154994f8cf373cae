"""`GET /v1/messages/{token}`: shows what a link's message is about, and the possible actions."""

from fastapi import APIRouter, Response

from api.requests.message_link import LinkedMessages, Token
from api.responses.message import link_responses, message_response
from api.responses.message_models import Message
from api.responses.openapi import without_content

router = APIRouter()

_PATH = "/v1/messages/{token}"


@router.head(
    _PATH,
    operation_id="getMessageHead",
    tags=["Messages"],
    summary="The same without a body",
    response_class=Response,
    response_description="The message exists.",
    responses=without_content(link_responses({})),
    openapi_extra={"security": []},
)
@router.get(
    _PATH,
    operation_id="getMessage",
    tags=["Messages"],
    summary="See what a link is for",
    response_model=Message,
    response_description="The message.",
    responses=link_responses({}),
    openapi_extra={"security": []},  # open to the link's holder: see infra/routes.py
)
async def get_message(token: Token, messages: LinkedMessages) -> Response:
    """Returns what the message is about and what can be done, without addresses.

    It changes nothing. A link is unknown once its reminder has expired.
    """
    return message_response(messages.view(token))

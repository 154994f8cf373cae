"""`POST /v1/messages/{token}/done`: the recipient marks the message's task as done."""

from fastapi import APIRouter, Response

from api.requests.message_link import LinkedMessages, Token
from api.responses.message import STILL_SENT, link_responses, message_response
from api.responses.message_models import Message

router = APIRouter()


@router.post(
    "/v1/messages/{token}/done",
    operation_id="completeMessage",
    tags=["Messages"],
    summary="Mark its task as done",
    response_model=Message,
    response_description="The message, with its `doneAt`.",
    responses=link_responses(STILL_SENT),
    openapi_extra={"security": []},
)
async def complete_message(token: Token, messages: LinkedMessages) -> Response:
    """Marks the message's task as done and cancels its waiting snoozes. May be repeated."""
    messages.done(token)
    return message_response(messages.view(token))

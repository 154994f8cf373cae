"""`POST /v1/messages/{token}/snooze`: the recipient has a message sent again later, by email."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.requests.dependencies import InjectedServices
from api.requests.due_time import due_time
from api.requests.json_body import JsonRoute
from api.requests.message_link import LinkedMessages, Token
from api.requests.models import MessageSnooze
from api.requests.parsing import ParseAs, ParsedBody
from api.requests.patch import snooze_patch
from api.requests.violations import violation_errors
from api.responses.message import link_responses, message_response
from api.responses.message_models import Message
from api.responses.openapi import BODY, Responses, problem
from api.responses.problems import invalid_request
from api.routes.examples import SNOOZE_MESSAGE
from workflow.reminders.exceptions import InvalidReminder

router = APIRouter(route_class=JsonRoute)

_REFUSED: Responses = {
    409: problem(
        "`wrong_status`: it is still being sent on another channel. `snooze_refused`: the stack's rules or"
        " the owner's limits don't allow it now."
    ),
    429: problem(
        "`snooze_limit_reached`: it has reached the limit for being sent again or moved; without"
        " `Retry-After`. Or from the gateway: throttled.",
        gateway=True,
    ),
}


@router.post(
    "/v1/messages/{token}/snooze",
    operation_id="snoozeMessage",
    tags=["Messages"],
    summary="Send it again later",
    response_model=Message,
    response_description="The message, with its `snoozedTo`.",
    responses=link_responses(BODY | _REFUSED),
    openapi_extra={"security": []},
)
async def snooze_message(
    token: Token,
    body: Annotated[
        ParsedBody[MessageSnooze],
        ParseAs(MessageSnooze, MessageSnooze),
        Body(openapi_examples=SNOOZE_MESSAGE),
    ],
    messages: LinkedMessages,
    services: InjectedServices,
) -> Response:
    """Sends the same message once more by email, at most 30 days ahead; moves it if it already waits.

    Links can send a message and its snoozes again 5 times in total. May be repeated with the same `dueAt`.
    """
    due_at, due_errors = due_time(body, services.clock())
    errors = body.errors + due_errors
    if errors or due_at is None:
        raise invalid_request(errors)
    try:
        again = messages.snooze(token, snooze_patch(body.members, due_at))
    except InvalidReminder as error:
        raise invalid_request(violation_errors(error.violations, body)) from None
    return message_response(replace(messages.view(token), snoozed_to=again.due_at))

"""Serializes what who has a message's link sees of it, and documents the responses of its calls."""

from starlette.responses import Response

from api.responses.documented import ANY_CALL, INVALID_REQUEST, Responses, headers, problem
from api.responses.message_models import Message, MessageStop
from api.responses.reminder import json_response
from workflow.links.service import MessageView, Scope
from workflow.time.local_time import local_text
from workflow.time.times import millis_text, seconds_text

NOT_FOR_ROBOTS = {"x-robots-tag": "noindex"}
"""Of all that a link shows: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag"""

UNKNOWN: Responses = {404: problem("`not_found`: there is nothing at this link.")}
STILL_SENT: Responses = {409: problem("`wrong_status`: it is still being sent, on another channel.")}


def link_call(responses: Responses) -> Responses:
    """The responses of a call by a link: `responses`, and those of all such calls."""
    found = ANY_CALL | INVALID_REQUEST | UNKNOWN | {200: {"headers": headers()}} | responses
    return {
        status: response | {"headers": response["headers"] | headers("X-Robots-Tag")}
        if "headers" in response
        else response
        for status, response in found.items()
    }


def message_response(seen: MessageView) -> Response:
    """The message, for who has its link."""
    reminder = seen.reminder
    content: Message = {
        "title": seen.title,
        "dueAt": seconds_text(reminder.due_at),
        "dueAtLocal": local_text(reminder.due_at, reminder.timezone),
        "timezone": reminder.timezone,
        "askedBy": seen.asked_by,
        "forOneself": seen.for_oneself,
        "doneAt": None if reminder.done_at is None else millis_text(reminder.done_at),
        "snoozedTo": None if seen.snoozed_to is None else seconds_text(seen.snoozed_to),
        "stopped": seen.stopped,
        "actions": list(seen.actions),
    }
    return json_response(content, headers=NOT_FOR_ROBOTS)


def stop_response(stopped: Scope | None) -> Response:
    """Whose messages are stopped now."""
    content: MessageStop = {"stopped": stopped}
    return json_response(content, headers=NOT_FOR_ROBOTS)

"""Serializes a message for the holder of its link, and documents the responses of these calls."""

from starlette.responses import Response

from api.responses.message_models import Message, MessageStop
from api.responses.openapi import ANY_CALL, INVALID_REQUEST, Responses, headers, problem
from api.responses.reminder import json_response
from workflow.links.service import MessageView, Scope
from workflow.time.local_time import local_text
from workflow.time.times import millis_text, seconds_text

NOT_FOR_ROBOTS = {"x-robots-tag": "noindex"}
"""For all responses to links: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag"""

UNKNOWN: Responses = {404: problem("`not_found`: the link is invalid or has expired.")}
STILL_SENT: Responses = {409: problem("`wrong_status`: it is still being sent on another channel.")}


def link_responses(responses: Responses) -> Responses:
    """Returns the responses of a call by a link: the common ones and `responses`."""
    found = ANY_CALL | INVALID_REQUEST | UNKNOWN | {200: {"headers": headers()}} | responses
    return {
        status: response | {"headers": response["headers"] | headers("X-Robots-Tag")}
        if "headers" in response
        else response
        for status, response in found.items()
    }


def message_response(seen: MessageView) -> Response:
    """Returns the message for the holder of its link."""
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
    """Returns whose messages are stopped now."""
    content: MessageStop = {"stopped": stopped}
    return json_response(content, headers=NOT_FOR_ROBOTS)

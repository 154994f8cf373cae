"""The calls of the OpenAPI document that make a new reminder."""

from typing import Any

from api.openapi_examples import CREATE, SNOOZE
from api.openapi_parameters import parameters
from api.openapi_responses import OWNERS_CALL, reminder_answer, shared
from api.openapi_schemas import request_body

_CREATED = {
    "201": reminder_answer("The new reminder.", "Location"),
    "200": reminder_answer("The reminder that this request made before, as it is now.", "IdempotentReplayed"),
}


def create_reminder() -> dict[str, Any]:
    """`POST /v1/reminders`."""
    return {
        "operationId": "createReminder",
        "tags": ["Reminders"],
        "summary": "Ask for a reminder",
        "description": "`201` means that it is kept: it will be sent, or end where you can see it. Not before"
        " its due time. A due time up to a minute ago counts as now.",
        "parameters": parameters("IdempotencyKey"),
        "requestBody": request_body("ReminderCreate", CREATE),
        "responses": OWNERS_CALL
        | shared("InvalidJson", "Gone", "BodyTooLarge", "UnsupportedMediaType", "InvalidOrReused")
        | _CREATED,
    }


def snooze_reminder() -> dict[str, Any]:
    """`POST /v1/reminders/{id}/snooze`."""
    return {
        "operationId": "snoozeReminder",
        "tags": ["Reminders"],
        "summary": "Have one sent again",
        "description": "A reminder that has ended is asked for once more, at a new time: as a new reminder"
        " with the same text, addresses and preference, and the same `timezone` unless the body has one.",
        "parameters": parameters("Id", "IdempotencyKey"),
        "requestBody": request_body("ReminderSnooze", SNOOZE),
        "responses": OWNERS_CALL
        | shared("InvalidJson", "NotFound", "OpenOrGone")
        | shared("BodyTooLarge", "UnsupportedMediaType", "InvalidOrReused")
        | _CREATED,
    }

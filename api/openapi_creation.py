"""The calls of the OpenAPI document that make a new reminder."""

from typing import Any

from api.openapi_creation_answers import creation_answers
from api.openapi_examples import CREATE, SNOOZE
from api.openapi_parameters import parameters
from api.openapi_schemas import request_body


def create_reminder() -> dict[str, Any]:
    """`POST /v1/reminders`."""
    return {
        "operationId": "createReminder",
        "tags": ["Reminders"],
        "summary": "Ask for a reminder",
        "description": "`201` means that it is kept: it will be sent, or end where you can see it. Not before"
        " its due time. A due time up to a minute ago counts as now. How many an owner may make in a day of"
        " UTC, and have waiting, is limited: what is over that is a `429`.",
        "parameters": parameters("IdempotencyKey"),
        "requestBody": request_body("ReminderCreate", CREATE),
        "responses": creation_answers("Gone"),
    }


def snooze_reminder() -> dict[str, Any]:
    """`POST /v1/reminders/{id}/snooze`."""
    return {
        "operationId": "snoozeReminder",
        "tags": ["Reminders"],
        "summary": "Have one sent again",
        "description": "A reminder that has ended is asked for once more, at a new time: as a new reminder"
        " with the same text, addresses and preference, and the same `timezone` unless the body has one. It"
        " counts as a new one.",
        "parameters": parameters("Id", "IdempotencyKey"),
        "requestBody": request_body("ReminderSnooze", SNOOZE),
        "responses": creation_answers("NotFound", "OpenOrGone"),
    }

"""The calls of the OpenAPI document that change a reminder, or end it."""

from typing import Any

from api.body import MERGE_PATCH
from api.openapi_examples import UPDATE
from api.openapi_parameters import parameters
from api.openapi_responses import OWNERS_CALL, headers, reminder_answer, shared
from api.openapi_schemas import request_body


def update_reminder() -> dict[str, Any]:
    """`PATCH /v1/reminders/{id}`."""
    return {
        "operationId": "updateReminder",
        "tags": ["Reminders"],
        "summary": "Change a reminder that waits",
        "description": "What is absent stays as it is; `null` clears what may be empty. The result must keep"
        " the rules of a new reminder, but for those of the day: that a due time lies ahead, a number is in"
        " a country of the list, a recipient is allowed, is asked of what is sent or newly needed."
        " `timezone` alone changes only how times are shown. Once a new time is acknowledged, nothing is sent"
        " at the old one. `409` goes before `412`.",
        "parameters": parameters("Id", "IfMatch"),
        "requestBody": request_body("ReminderUpdate", UPDATE, MERGE_PATCH),
        "responses": OWNERS_CALL
        | shared("InvalidJson", "NotFound", "WrongStatus", "StaleVersion")
        | shared("BodyTooLarge", "UnsupportedMediaType", "InvalidRequest")
        | {"200": reminder_answer("The reminder as the change left it.")},
    }


def cancel_reminder() -> dict[str, Any]:
    """`DELETE /v1/reminders/{id}`."""
    return {
        "operationId": "cancelReminder",
        "tags": ["Reminders"],
        "summary": "Cancel a reminder, or erase a final one",
        "description": "Once a cancel is answered with `200`, nothing is ever sent; the reminder stays"
        " readable until it expires. One that is cancelled already is answered so too, whatever `If-Match`"
        " says. `409` goes before `412`.",
        "parameters": parameters("Id", "Erase", "IfMatch"),
        "responses": OWNERS_CALL
        | shared("NotFound", "WrongStatus", "StaleVersion", "InvalidRequest")
        | {
            "200": reminder_answer("The cancelled reminder."),
            "204": {
                "description": "With `erase=true`: it is gone, now or before, or never was.",
                "headers": headers("CacheControl"),
            },
        },
    }

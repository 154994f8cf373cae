"""The calls of the OpenAPI document: every path, and the calls that only read."""

from typing import Any

from api.openapi_changes import cancel_reminder, update_reminder
from api.openapi_creation import create_reminder, snooze_reminder
from api.openapi_links import FROM_PAGE
from api.openapi_parameters import list_parameters, parameters
from api.openapi_responses import ANY_CALL, OWNERS_CALL, answer, reminder_answer, shared


def paths() -> dict[str, Any]:
    """Every path with its calls."""
    return {
        "/v1/reminders": {"post": create_reminder(), "get": _list_reminders()},
        "/v1/reminders/{id}": {
            "get": _get_reminder(),
            "patch": update_reminder(),
            "delete": cancel_reminder(),
        },
        "/v1/reminders/{id}/snooze": {"post": snooze_reminder()},
        "/v1/health": {"get": _get_health()},
    }


def _list_reminders() -> dict[str, Any]:
    return {
        "operationId": "listReminders",
        "tags": ["Reminders"],
        "summary": "List your reminders",
        "parameters": list_parameters(),
        "responses": OWNERS_CALL
        | shared("InvalidCursor", "InvalidRequest")
        | {"200": answer("A page.", "ReminderPage", "CacheControl") | {"links": FROM_PAGE}},
    }


def _get_reminder() -> dict[str, Any]:
    return {
        "operationId": "getReminder",
        "tags": ["Reminders"],
        "summary": "See one reminder",
        "parameters": parameters("Id"),
        "responses": OWNERS_CALL | shared("NotFound") | {"200": reminder_answer("The reminder.")},
    }


def _get_health() -> dict[str, Any]:
    return {
        "operationId": "getHealth",
        "tags": ["Service"],
        "summary": "See whether the API answers",
        "responses": ANY_CALL | {"200": answer("It does.", "Health", "CacheControl")},
    }

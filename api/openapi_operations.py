"""The calls of the OpenAPI document: paths, parameters and answers."""

from typing import Any

from api.list_query import ListQuery
from api.openapi_examples import CREATE
from api.openapi_responses import ANY_CALL, OWNERS_CALL, headers, shared
from api.openapi_schemas import reference

_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The reminder's `id`.",
    "schema": {"type": "string", "format": "uuid"},
}


def paths() -> dict[str, Any]:
    """Every path with its calls."""
    return {
        "/v1/reminders": {"post": _create_reminder(), "get": _list_reminders()},
        "/v1/reminders/{id}": {"get": _get_reminder()},
        "/v1/health": {"get": _get_health()},
    }


def _create_reminder() -> dict[str, Any]:
    return {
        "operationId": "createReminder",
        "tags": ["Reminders"],
        "summary": "Ask for a reminder",
        "description": "`201` means that it is kept: it will be sent, or end where you can see it. Not before"
        " its due time. A due time up to a minute ago counts as now.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": reference("ReminderCreate"), "examples": CREATE}},
        },
        "responses": OWNERS_CALL
        | shared("InvalidJson", "BodyTooLarge", "UnsupportedMediaType", "InvalidRequest")
        | {"201": _answer("The new reminder.", "Reminder", "ETag", "Location", "CacheControl")},
    }


def _list_reminders() -> dict[str, Any]:
    return {
        "operationId": "listReminders",
        "tags": ["Reminders"],
        "summary": "List your reminders",
        "parameters": _query_parameters(),
        "responses": OWNERS_CALL
        | shared("InvalidCursor", "InvalidRequest")
        | {"200": _answer("A page.", "ReminderPage", "CacheControl")},
    }


def _get_reminder() -> dict[str, Any]:
    return {
        "operationId": "getReminder",
        "tags": ["Reminders"],
        "summary": "See one reminder",
        "parameters": [_ID],
        "responses": OWNERS_CALL
        | shared("NotFound")
        | {"200": _answer("The reminder.", "Reminder", "ETag", "CacheControl")},
    }


def _get_health() -> dict[str, Any]:
    return {
        "operationId": "getHealth",
        "tags": ["Service"],
        "summary": "See whether the API answers",
        "responses": ANY_CALL | {"200": _answer("It does.", "Health", "CacheControl")},
    }


def _answer(description: str, schema: str, *header_names: str) -> dict[str, Any]:
    return {
        "description": description,
        "headers": headers(*header_names),
        "content": {"application/json": {"schema": reference(schema)}},
    }


def _query_parameters() -> list[dict[str, Any]]:
    members = ListQuery.model_json_schema()["properties"]
    return [{"name": name, "in": "query", **_parameter(schema)} for name, schema in members.items()]


def _parameter(schema: dict[str, Any]) -> dict[str, Any]:
    described = {k: v for k, v in schema.items() if k not in ("title", "description")}
    if "anyOf" in described:  # a query can't hold null: it is absent
        described = described["anyOf"][0]
    return {"description": schema["description"], "schema": described}

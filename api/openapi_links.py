"""The links of the OpenAPI document: which calls may follow an answer, and with what of it."""

from typing import Any

_ABOUT_A_REMINDER = {
    "getReminder": "See it as it is now.",
    "updateReminder": "Change it, while it waits.",
    "cancelReminder": "Cancel it, while it waits; or erase it, once it has ended.",
    "snoozeReminder": "Have it sent again, once it has ended.",
}
"""The calls about one reminder, by their operationId."""

_NEXT_PAGE = {
    "operationId": "listReminders",
    "parameters": {
        "cursor": "$response.body#/nextCursor",
        "state": "$request.query.state",
        "status": "$request.query.status",
        "limit": "$request.query.limit",
    },
    "description": "The page that follows, while `nextCursor` is not null.",
}


def _to_reminder(operation: str, description: str, path: str) -> dict[str, Any]:
    parameters = {"id": f"$response.body#{path}"}
    return {"operationId": operation, "parameters": parameters, "description": description}


LINKS: dict[str, Any] = {
    **{name: _to_reminder(name, text, "/id") for name, text in _ABOUT_A_REMINDER.items()},
    **{f"{name}OfFirst": _to_reminder(name, text, "/items/0/id") for name, text in _ABOUT_A_REMINDER.items()},
    "nextPage": _NEXT_PAGE,
}

FROM_REMINDER: dict[str, Any] = {name: {"$ref": f"#/components/links/{name}"} for name in _ABOUT_A_REMINDER}
"""What may follow an answer with a reminder."""

FROM_PAGE: dict[str, Any] = {
    name: {"$ref": f"#/components/links/{name}"} for name in LINKS if name not in _ABOUT_A_REMINDER
}
"""What may follow a page of reminders."""

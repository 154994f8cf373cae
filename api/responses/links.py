"""The links of the OpenAPI document: the calls that can follow a response."""

from collections.abc import Mapping
from typing import Any

_ABOUT_A_REMINDER = {
    "getReminder": "See it as it is now.",
    "updateReminder": "Change it while it is scheduled.",
    "cancelReminder": "Cancel it while it is scheduled, or erase it once it has ended.",
    "snoozeReminder": "Send it again, once it has ended.",
    "dismissReminder": "Dismiss it, once it has ended: it needs no attention.",
    "completeReminder": "Mark it as done, unless it is being sent.",
    "reopenReminder": "Mark it as not done, once it has ended.",
}
"""The calls about one reminder, by operationId."""

_LIST_PARAMETERS = (
    *("state", "reference", "scheduleId", "attention", "dueFrom", "dueTo", "endedFrom", "endedTo"),
    *("status", "limit"),
)

_NEXT_PAGE = {
    "operationId": "listReminders",
    "parameters": {
        "cursor": "$response.body#/nextCursor",
        **{name: f"$request.query.{name}" for name in _LIST_PARAMETERS},
    },
    "description": "The next page, while `nextCursor` is not null.",
}


def link(operation: str, description: str, id_at: str) -> dict[str, Any]:
    """Returns a link to `operation`, with the id that the response has at the JSON Pointer `id_at`."""
    parameters = {"id": f"$response.body#{id_at}"}
    return {"operationId": operation, "parameters": parameters, "description": description}


LINKS: Mapping[str, Any] = {
    **{name: link(name, text, "/id") for name, text in _ABOUT_A_REMINDER.items()},
    **{f"{name}OfFirst": link(name, text, "/items/0/id") for name, text in _ABOUT_A_REMINDER.items()},
    "nextPage": _NEXT_PAGE,
}
FROM_REMINDER = {name: {"$ref": f"#/components/links/{name}"} for name in _ABOUT_A_REMINDER}
FROM_PAGE = {name: {"$ref": f"#/components/links/{name}"} for name in LINKS if name not in _ABOUT_A_REMINDER}

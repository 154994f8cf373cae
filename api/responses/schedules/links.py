"""The links of the OpenAPI document from responses with a schedule."""

from collections.abc import Mapping
from typing import Any

from api.responses.links import link

_ABOUT_A_SCHEDULE = {
    "getSchedule": "See it as it is now.",
    "updateSchedule": "Change it, unless it has ended.",
    "endSchedule": "End it; or erase it, once it has ended.",
    "pauseSchedule": "Pause it: it creates no reminders.",
    "resumeSchedule": "Resume it.",
    "makeOccurrence": "Create one of its reminders ahead of time.",
}
"""The calls about one schedule, by operationId."""

_REMINDERS = {
    "operationId": "listReminders",
    "parameters": {"scheduleId": "$response.body#/id"},
    "description": "The reminders that it has created.",
}
_NEXT_PAGE = {
    "operationId": "listSchedules",
    "parameters": {
        "cursor": "$response.body#/nextCursor",
        "status": "$request.query.status",
        "limit": "$request.query.limit",
    },
    "description": "The next page, while `nextCursor` is not null.",
}

_OF_ONE = {name: link(name, text, "/id") for name, text in _ABOUT_A_SCHEDULE.items()}
_OF_FIRST = {f"{name}OfFirst": link(name, text, "/items/0/id") for name, text in _ABOUT_A_SCHEDULE.items()}

SCHEDULE_LINKS: Mapping[str, Any] = (
    _OF_ONE | _OF_FIRST | {"remindersOfSchedule": _REMINDERS, "nextSchedules": _NEXT_PAGE}
)


def _references(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/links/{name}"} for name in names}


FROM_SCHEDULE = _references(*_OF_ONE, "remindersOfSchedule")
FROM_SCHEDULE_PAGE = _references(*_OF_FIRST, "nextSchedules")

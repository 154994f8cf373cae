"""The responses about schedules in the OpenAPI document."""

from typing import Any

from api.responses.documented import (
    CONFLICT,
    Responses,
    creation,
    headers,
    problem,
)
from api.responses.links import FROM_REMINDER
from api.responses.schedules.links import FROM_SCHEDULE


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


SCHEDULE: Responses = {200: {"headers": headers("ETag"), "links": FROM_SCHEDULE}}
"""The headers and links of a successful response with one schedule."""

NO_SCHEDULE: Responses = {404: problem("`not_found`: no such schedule of yours.")}

STALE: Responses = {412: CONFLICT[412]}
END_CONFLICT: Responses = STALE | {409: problem("`wrong_status`: with `erase=true`: it has not ended.")}
CHANGE_CONFLICT: Responses = STALE | {409: problem("`wrong_status`: it has ended, see `currentStatus`.")}

_LIMITS = (
    "`schedule_limit_reached`: as many of your schedules are active as may; `occurrence_limit_reached`: the"
    " largest days of those that are would have more occurrences than may be; both without `Retry-After`, for"
    " they take a pause or an end."
)


def _limited(others: str) -> Responses:
    return {429: problem(f"{_LIMITS} {others} Or the gateway's own: slow down.", "Retry-After", gateway=True)}


CHANGE_LIMITS = _limited(
    "`change_limit_reached`, `sms_limit_reached`: all that a day of UTC allows; `Retry-After` has the seconds"
    " until the next. `recipient_limit_reached`: as many as may are due for this recipient that day; without"
    " `Retry-After`."
)

_CREATION: Responses = {
    200: {
        "description": "The schedule that this request made before, as it is now.",
        "headers": headers("ETag", "Idempotent-Replayed", "Location"),
        "content": _content("Schedule"),
        "links": FROM_SCHEDULE,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_SCHEDULE},
    409: problem("`schedule_gone`: what this request made, when it was first sent, is no longer kept."),
}
SCHEDULE_CREATION = creation(
    _CREATION
    | _limited(
        "`daily_limit_reached`: you have made all that a day of UTC allows; `Retry-After` has the seconds"
        " until the next. `too_many_waiting`: as many of your reminders wait as may."
    )
)

OCCURRENCE: Responses = {
    200: {
        "description": "The reminder of it, which was made before, as it is now.",
        "headers": headers("ETag", "Location"),
        "content": _content("Reminder"),
        "links": FROM_REMINDER,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_REMINDER},
    409: problem(
        "`wrong_status`: it is paused or has ended, see `currentStatus`. `too_many_ahead`: as many were made"
        " ahead as may. `reminder_gone`: it was made, and is no longer kept."
    ),
}

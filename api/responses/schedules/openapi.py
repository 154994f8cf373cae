"""The responses about schedules in the OpenAPI document."""

from typing import Any

from api.responses.links import FROM_REMINDER
from api.responses.openapi import (
    CONFLICT,
    Responses,
    creation_responses,
    headers,
    problem,
)
from api.responses.schedules.links import FROM_SCHEDULE


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


SCHEDULE: Responses = {200: {"headers": headers("ETag"), "links": FROM_SCHEDULE}}
"""The headers and links of a successful response with one schedule."""

NO_SCHEDULE: Responses = {404: problem("`not_found`: you have no schedule with this id.")}

STALE: Responses = {412: CONFLICT[412]}
END_CONFLICT: Responses = STALE | {409: problem("`wrong_status`: with `erase=true`, it has not ended.")}
CHANGE_CONFLICT: Responses = STALE | {409: problem("`wrong_status`: it has ended, see `currentStatus`.")}

_LIMITS = (
    "`schedule_limit_reached`: you have reached the limit of active schedules. `occurrence_limit_reached`:"
    " the busiest days of your active schedules would have too many occurrences. Both without `Retry-After`:"
    " pause or end some."
)


def _limited(others: str) -> Responses:
    return {429: problem(f"{_LIMITS} {others} Or from the gateway: throttled.", "Retry-After", gateway=True)}


CHANGE_LIMITS = _limited(
    "`change_limit_reached`, `sms_limit_reached`: the daily limit (UTC); `Retry-After` has the seconds until"
    " the next day. `recipient_limit_reached`: too many reminders are due for this recipient on that day;"
    " without `Retry-After`."
)

_CREATION: Responses = {
    200: {
        "description": "The schedule that this request created earlier, as it is now.",
        "headers": headers("ETag", "Idempotent-Replayed", "Location"),
        "content": _content("Schedule"),
        "links": FROM_SCHEDULE,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_SCHEDULE},
    409: problem(
        "`schedule_gone`: the schedule that this request created earlier has expired or was erased."
    ),
}
SCHEDULE_CREATION = creation_responses(
    _CREATION
    | _limited(
        "`daily_limit_reached`: the daily limit of new reminders (UTC); `Retry-After` has the seconds until"
        " the next day. `too_many_waiting`: too many of your reminders are waiting."
    )
)

OCCURRENCE: Responses = {
    200: {
        "description": "The occurrence's reminder, created earlier, as it is now.",
        "headers": headers("ETag", "Location"),
        "content": _content("Reminder"),
        "links": FROM_REMINDER,
    },
    201: {"headers": headers("ETag", "Location"), "links": FROM_REMINDER},
    409: problem(
        "`wrong_status`: the schedule is paused or has ended, see `currentStatus`. `too_many_ahead`: too"
        " many occurrences were created ahead. `reminder_gone`: the reminder has expired or was erased."
    ),
}

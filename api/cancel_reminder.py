"""`DELETE /v1/reminders/{id}`: cancels a reminder that waits; `?erase=true` removes a final one."""

from contextlib import suppress

from fastapi import Request, Response

from api.identity import Owner
from api.if_match import if_match
from api.problems import invalid_request
from api.reminder_id import path_id
from api.representation import reminder_response
from api.services import Provided
from workflow.refusals import ReminderUnknown


async def cancel_reminder(request: Request, owner: Owner, services: Provided) -> Response:
    """`200` with the cancelled reminder; `204` once nothing is left of one that was to be erased."""
    versions = if_match(request)
    if _erases(request):
        with suppress(ReminderUnknown):
            services.reminders.erase(path_id(request), owner=owner)
        return Response(status_code=204, headers={"cache-control": "no-store"})
    reminder = services.reminders.cancel(path_id(request), owner=owner, if_match=versions)
    return reminder_response(reminder)


def _erases(request: Request) -> bool:
    asked = request.query_params.get("erase", "false")
    if asked not in ("true", "false"):
        detail = "Must be one of: true, false."
        raise invalid_request([{"parameter": "erase", "code": "unknown_value", "detail": detail}])
    return asked == "true"

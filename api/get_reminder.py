"""`GET /v1/reminders/{id}`: one reminder of the owner's."""

import re

from fastapi import Request, Response

from api.identity import Owner
from api.problems import ProblemError
from api.representation import reminder_response
from api.services import Provided

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def get_reminder(request: Request, owner: Owner, services: Provided) -> Response:
    """The reminder as it is now; another owner's is as unknown as none."""
    asked: str = request.path_params["id"]
    reminder = services.reminders.get(asked, owner=owner) if _UUID.fullmatch(asked) else None
    if reminder is None:
        raise ProblemError("not_found", "You have no such reminder.")
    return reminder_response(reminder)

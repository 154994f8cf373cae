"""`GET /v1/reminders/{id}`: one reminder of the owner's."""

import re

from fastapi import Response

from api.identity import Owner
from api.problems import ProblemError
from api.representation import reminder_response
from api.services import Provided

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def get_reminder(id: str, owner: Owner, services: Provided) -> Response:  # noqa: A002  # the path's name
    """The reminder as it is now; another owner's is as unknown as none."""
    reminder = services.reminders.get(id, owner=owner) if _UUID.fullmatch(id) else None
    if reminder is None:
        raise ProblemError("not_found", "You have no such reminder.")
    return reminder_response(reminder)

"""The id in a path: which of the owner's reminders a call is about."""

import re
from typing import Annotated

from fastapi import Depends, Request

from workflow.refusals import ReminderUnknown

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def path_id(request: Request) -> str:
    """The id in the path of `request`.

    Raises:
        ReminderUnknown: no reminder can have it.
    """
    asked: str = request.path_params["id"]
    if not _UUID.fullmatch(asked):
        raise ReminderUnknown
    return asked


async def _reminder_id(request: Request) -> str:
    return path_id(request)


ReminderId = Annotated[str, Depends(_reminder_id)]
"""The id in the request's path; one that no reminder can have ends it as `not_found`."""

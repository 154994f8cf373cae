"""The id in a path: which of the owner's reminders a call is about."""

import re
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, WithJsonSchema

from workflow.reminders.exceptions import ReminderNotFound

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def possible(text: str) -> str:
    """`text` itself, which is the id of a reminder that there may be.

    Raises:
        ReminderNotFound: no reminder can have it.
    """
    if not _UUID.fullmatch(text):
        raise ReminderNotFound
    return text


AnyId = Annotated[
    str,
    Path(alias="id", description="The reminder's `id`."),
    WithJsonSchema({"type": "string", "format": "uuid"}),
]
"""What stands in the request's path as the id."""

ReminderId = Annotated[AnyId, AfterValidator(possible)]
"""The id in the request's path; one that no reminder can have ends it as `not_found`."""

"""The id in a path: which of the owner's reminders a call is about."""

import re
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, WithJsonSchema

from workflow.reminders.exceptions import ReminderNotFound

_UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def possible(text: str) -> str:
    """The id that `text` writes, in small letters (RFC 9562, section 4), of a reminder that there may be.

    Raises:
        ReminderNotFound: no reminder can have it.
    """
    if not _UUID.fullmatch(text):
        raise ReminderNotFound
    return text.lower()


AnyId = Annotated[
    str,
    Path(alias="id", description="The reminder's `id`."),
    WithJsonSchema({"type": "string", "format": "uuid"}),
]
"""What stands in the request's path as the id."""

ReminderId = Annotated[AnyId, AfterValidator(possible)]
"""The id in the request's path; one that no reminder can have ends it as `not_found`."""

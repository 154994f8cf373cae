"""The id in a path: which of the owner's reminders a call is about."""

from typing import Annotated

from fastapi import Path
from pydantic import WithJsonSchema

ReminderId = Annotated[
    str,
    Path(
        alias="id",
        pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        description="The reminder's `id`.",
    ),
    WithJsonSchema({"type": "string", "format": "uuid"}),
]
"""The id in the request's path; one that no reminder can have ends it as `not_found`."""

"""The ids of reminders and schedules, in paths and parameters."""

import re
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from workflow.reminders.exceptions import ReminderNotFound
from workflow.schedules.exceptions import ScheduleNotFound

_UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def parse_reminder_id(text: str) -> str:
    """Returns the id in lower case (RFC 9562, section 4) if a reminder can have it.

    Raises:
        ReminderNotFound: no reminder can have it.
    """
    if not _UUID.fullmatch(text):
        raise ReminderNotFound
    return text.lower()


def parse_schedule_id(text: str) -> str:
    """Like `parse_reminder_id`, for a schedule.

    Raises:
        ScheduleNotFound: no schedule can have it.
    """
    if not _UUID.fullmatch(text):
        raise ScheduleNotFound
    return text.lower()


def parse_uuid(text: str) -> str:
    """Returns the id in lower case.

    Raises:
        PydanticCustomError: `wrong_type`.
    """
    if not _UUID.fullmatch(text):
        raise PydanticCustomError("wrong_type", "Must be an id: a UUID.")
    return text.lower()


_SCHEMA = WithJsonSchema({"type": "string", "format": "uuid"})

UncheckedReminderId = Annotated[str, Path(alias="id", description="The reminder's `id`."), _SCHEMA]
"""The id in the request's path, unchecked."""

ReminderId = Annotated[UncheckedReminderId, AfterValidator(parse_reminder_id)]
"""The id in the request's path; if no reminder can have it, the request ends as `not_found`."""

UncheckedScheduleId = Annotated[str, Path(alias="id", description="The schedule's `id`."), _SCHEMA]
ScheduleId = Annotated[UncheckedScheduleId, AfterValidator(parse_schedule_id)]
"""Like `UncheckedReminderId` and `ReminderId`, for a schedule."""

ScheduleIdParameter = Annotated[str, AfterValidator(parse_uuid), _SCHEMA]
"""A schedule's id as a parameter."""

"""Lists the errors that a request may end with."""

from __future__ import annotations

from botocore.exceptions import ClientError

from tests.parts.scenarios.invocation import Crashed
from workflow.recurrence.end import RuleWithoutOccurrences
from workflow.reminders.exceptions import (
    IdempotencyKeyReused,
    ReminderGone,
    ReminderNotFound,
    StaleVersion,
    WrongStatus,
)
from workflow.schedules.exceptions import (
    NotAnOccurrence,
    OccurrenceLimitReached,
    ScheduleGone,
    ScheduleLimitReached,
    ScheduleNotFound,
    TooManyAhead,
    WrongScheduleStatus,
)
from workflow.storage.errors import StoreUnavailable

EXPECTED = (
    Crashed,
    IdempotencyKeyReused,
    NotAnOccurrence,
    OccurrenceLimitReached,
    ReminderGone,
    ReminderNotFound,
    RuleWithoutOccurrences,
    ScheduleGone,
    ScheduleLimitReached,
    ScheduleNotFound,
    StaleVersion,
    StoreUnavailable,
    TooManyAhead,
    WrongScheduleStatus,
    WrongStatus,
)


def is_expected(error: BaseException | None) -> bool:
    """Returns whether the API handles this error, or the simulated AWS caused it."""
    if isinstance(error, ClientError):
        return error.response["Error"]["Code"] == "AccessDeniedException"
    return error is None or isinstance(error, EXPECTED)

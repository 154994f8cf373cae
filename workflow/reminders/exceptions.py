"""Why a request about a reminder is refused: what its owner has to know before asking again."""

from collections.abc import Sequence
from datetime import datetime

from workflow.reminders.policy import Violation
from workflow.reminders.reminder import Status


class ReminderNotFound(Exception):
    """Its owner has no such reminder."""


class InvalidReminder(Exception):
    """What is asked for breaks the rules named by `violations`."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__([violation.code for violation in violations])
        self.violations = violations


class WrongStatus(Exception):
    """The reminder's `status` does not allow it: too late to change it, too early to snooze or erase it."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status = status


class StaleVersion(Exception):
    """The reminder is at another `version` than those that the request was made for."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class IdempotencyKeyReused(Exception):
    """The idempotency key came with another request before."""


class ReminderGone(Exception):
    """The reminder that the first request with this idempotency key made is no longer kept."""


class DayUsedUp(Exception):
    """The owner has had all of something that a day allows; there is more when it `ends` (UTC)."""

    def __init__(self, ends: datetime) -> None:
        super().__init__(ends)
        self.ends = ends


class DailyLimitReached(DayUsedUp):
    """All the reminders that the owner may make in a day."""


class SmsLimitReached(DayUsedUp):
    """All the parts of text messages that the owner may ask for in a day."""


class ChangeLimitReached(DayUsedUp):
    """All the changes that the owner may make in a day."""


class RecipientLimitReached(Exception):
    """As many of the owner's reminders as may are due for the recipient on that day."""


class TooManyWaiting(Exception):
    """As many of the owner's reminders wait as may."""

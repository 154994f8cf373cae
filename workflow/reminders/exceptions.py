"""Why a request about a reminder is refused."""

from collections.abc import Sequence
from datetime import datetime

from workflow.reminders.policy import Violation
from workflow.reminders.reminder import Status


class ReminderNotFound(Exception):
    """The owner has no such reminder."""


class InvalidReminder(Exception):
    """The request breaks the rules listed in `violations`."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__([violation.code for violation in violations])
        self.violations = violations


class WrongStatus(Exception):
    """The reminder's `status` does not allow it: too late to change it, too early to snooze or erase it."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status = status


class StaleVersion(Exception):
    """The reminder's `version` is not among those that the request accepts."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class IdempotencyKeyReused(Exception):
    """Another request has used the idempotency key."""


class ReminderGone(Exception):
    """The reminder that the first request with this idempotency key created no longer exists."""


class DailyQuotaExhausted(Exception):
    """The owner has reached a daily limit; a new day begins at `ends` (UTC)."""

    def __init__(self, ends: datetime) -> None:
        super().__init__(ends)
        self.ends = ends


class DailyLimitReached(DailyQuotaExhausted):
    """The limit of reminders per day."""


class SmsLimitReached(DailyQuotaExhausted):
    """The limit of SMS parts per day."""


class ChangeLimitReached(DailyQuotaExhausted):
    """The limit of changes per day."""


class RecipientLimitReached(Exception):
    """The owner has reached the limit of reminders due for the recipient on that day."""


class TooManyWaiting(Exception):
    """The owner has reached the limit of scheduled reminders."""

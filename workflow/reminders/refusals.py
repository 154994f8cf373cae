"""Why a request about a reminder can't be granted: what its owner has to know before asking again."""

from datetime import datetime

from workflow.reminders.reminder import Status


class ReminderUnknown(Exception):
    """Its owner has no such reminder."""


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


class KeyUsedOtherwise(Exception):
    """The idempotency key came with another request before."""


class ReminderGone(Exception):
    """The reminder that the first request with this idempotency key made is no longer kept."""


class DailyLimitReached(Exception):
    """The owner has made all the reminders that a day allows; the next may be made when it `ends` (UTC)."""

    def __init__(self, ends: datetime) -> None:
        super().__init__(ends)
        self.ends = ends


class TooManyWaiting(Exception):
    """As many of the owner's reminders wait as may."""

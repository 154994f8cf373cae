"""Why a request about a schedule is refused."""

from workflow.schedules.schedule import ScheduleStatus


class ScheduleNotFound(Exception):
    """The owner has no such schedule."""


class ScheduleGone(Exception):
    """The schedule that the first request with this idempotency key created no longer exists."""


class WrongScheduleStatus(Exception):
    """The schedule's `status` does not allow it: too late to change it, or too early to erase it."""

    def __init__(self, status: ScheduleStatus) -> None:
        super().__init__(status)
        self.status = status


class NotAnOccurrence(Exception):
    """The rule gives no occurrence at that local time, or it can no longer be created."""


class ScheduleLimitReached(Exception):
    """The owner has reached the limit of active schedules."""


class OccurrenceLimitReached(Exception):
    """The owner's active schedules have reached the limit of occurrences on their largest days."""


class TooManyAhead(Exception):
    """The limit of occurrences created ahead by hand is reached for this schedule."""

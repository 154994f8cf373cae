"""Why a request about a schedule is refused: what its owner has to know before asking again."""

from workflow.schedules.schedule import ScheduleStatus


class ScheduleNotFound(Exception):
    """Its owner has no such schedule."""


class ScheduleGone(Exception):
    """The schedule that the first request with this idempotency key made is no longer kept."""


class WrongScheduleStatus(Exception):
    """The schedule's `status` does not allow it: too late to change it, too early to erase it."""

    def __init__(self, status: ScheduleStatus) -> None:
        super().__init__(status)
        self.status = status


class NotAnOccurrence(Exception):
    """The rule doesn't give that local time, or no more."""


class ScheduleLimitReached(Exception):
    """As many of the owner's schedules are active as may."""


class OccurrenceLimitReached(Exception):
    """The largest days of the owner's active schedules would have more occurrences than may be."""


class TooManyAhead(Exception):
    """As many occurrences of the schedule were made ahead as may."""

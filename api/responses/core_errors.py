"""Converts the core's exceptions into problems."""

from collections.abc import Mapping
from datetime import datetime

from api.responses.codes import ProblemCode
from api.responses.models import Current
from api.responses.problems import ProblemError
from workflow.links.exceptions import LinkUnknown, SnoozeLimitReached, SnoozeRefused
from workflow.reminders.exceptions import (
    ChangeLimitReached,
    DailyLimitReached,
    DayUsedUp,
    IdempotencyKeyReused,
    RecipientLimitReached,
    ReminderGone,
    ReminderNotFound,
    SmsLimitReached,
    StaleVersion,
    TooManyWaiting,
    WrongStatus,
)
from workflow.reminders.reminder import Status
from workflow.schedules.exceptions import (
    OccurrenceLimitReached,
    ScheduleGone,
    ScheduleLimitReached,
    ScheduleNotFound,
    TooManyAhead,
    WrongScheduleStatus,
)
from workflow.schedules.schedule import ScheduleStatus
from workflow.time.times import seconds_until

PlainError = (
    IdempotencyKeyReused
    | LinkUnknown
    | OccurrenceLimitReached
    | RecipientLimitReached
    | ReminderGone
    | ReminderNotFound
    | ScheduleGone
    | ScheduleLimitReached
    | ScheduleNotFound
    | SnoozeLimitReached
    | SnoozeRefused
    | TooManyAhead
    | TooManyWaiting
)
"""Errors without details."""

CoreError = PlainError | DayUsedUp | StaleVersion | WrongScheduleStatus | WrongStatus

_OPEN: Mapping[Status, str] = {
    "scheduled": "It still waits: change or cancel it instead.",
    "sending": "It is being sent now.",
}

_OF_SCHEDULE: Mapping[ScheduleStatus, str] = {
    "active": "It is active: end it first.",
    "paused": "It is paused: resume it, or end it, first.",
    "ended": "It has ended for good: make a new one.",
}
_PLAIN: Mapping[type[PlainError], tuple[ProblemCode, str]] = {
    ReminderNotFound: ("not_found", "You have no such reminder."),
    ScheduleNotFound: ("not_found", "You have no such schedule."),
    ReminderGone: ("reminder_gone", "The reminder that this request made is no longer kept."),
    ScheduleGone: ("schedule_gone", "The schedule that this request made is no longer kept."),
    IdempotencyKeyReused: (
        "idempotency_key_reused",
        "This Idempotency-Key came with another request before.",
    ),
    LinkUnknown: ("not_found", "There is nothing at this link."),
    SnoozeLimitReached: ("snooze_limit_reached", "It was sent again, or moved, as often as it may be."),
    SnoozeRefused: ("snooze_refused", "It can't be sent again at the moment."),
    # No `Retry-After`: nobody knows when fewer will wait or be active. Only a daily limit has a known end.
    TooManyWaiting: ("too_many_waiting", "As many of your reminders wait as may: cancel some first."),
    RecipientLimitReached: (
        "recipient_limit_reached",
        "As many of your reminders as may are due for this recipient that day: choose another day.",
    ),
    ScheduleLimitReached: (
        "schedule_limit_reached",
        "As many of your schedules are active as may: pause or end some first.",
    ),
    OccurrenceLimitReached: (
        "occurrence_limit_reached",
        "The largest days of your active schedules would have too many occurrences: pause or end some first.",
    ),
    TooManyAhead: (
        "too_many_ahead",
        "As many of its occurrences were made ahead as may: wait until some of them are sent.",
    ),
}


def problem_of(error: CoreError, now: datetime) -> ProblemError:
    """Returns the problem for `error` at the time `now`."""
    match error:
        case WrongStatus(status=status):
            detail = _OPEN.get(status, "It has ended: snooze it to have it sent again.")
            return ProblemError("wrong_status", detail, current={"currentStatus": status})
        case WrongScheduleStatus(status=of_schedule):
            current: Current = {"currentStatus": of_schedule}
            return ProblemError("wrong_status", _OF_SCHEDULE[of_schedule], current=current)
        case StaleVersion(version=version):
            detail = "It was changed since you read it: read it again."
            return ProblemError("stale_version", detail, current={"currentVersion": version})
        case DayUsedUp():
            return _used_up(error, now)
    return ProblemError(*_PLAIN[type(error)])


_USED_UP: Mapping[type[DayUsedUp], tuple[ProblemCode, str]] = {
    DailyLimitReached: ("daily_limit_reached", "You have made all the reminders that a day allows"),
    SmsLimitReached: ("sms_limit_reached", "With this you would have more text messages than a day allows"),
    ChangeLimitReached: ("change_limit_reached", "You have made all the changes that a day allows"),
}


def _used_up(error: DayUsedUp, now: datetime) -> ProblemError:
    code, reason = _USED_UP[type(error)]
    return ProblemError(
        code,
        f"{reason}; the next day begins at 00:00 UTC.",
        headers={"retry-after": str(seconds_until(error.ends, now))},
    )

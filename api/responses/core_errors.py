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
    DailyQuotaExhausted,
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

CoreError = PlainError | DailyQuotaExhausted | StaleVersion | WrongScheduleStatus | WrongStatus

_OPEN: Mapping[Status, str] = {
    "scheduled": "It is still scheduled: change or cancel it instead.",
    "sending": "It is being sent now.",
}

_OF_SCHEDULE: Mapping[ScheduleStatus, str] = {
    "active": "It is active: end it first.",
    "paused": "It is paused: resume it to create reminders, or end it to erase it.",
    "ended": "It has ended for good: create a new one.",
}
_PLAIN: Mapping[type[PlainError], tuple[ProblemCode, str]] = {
    ReminderNotFound: ("not_found", "You have no reminder with this id."),
    ScheduleNotFound: ("not_found", "You have no schedule with this id."),
    ReminderGone: ("reminder_gone", "It was created before; its reminder has expired or was erased."),
    ScheduleGone: ("schedule_gone", "The schedule that this request created has expired or was erased."),
    IdempotencyKeyReused: (
        "idempotency_key_reused",
        "This Idempotency-Key was used for a different request.",
    ),
    LinkUnknown: ("not_found", "This link is invalid or has expired."),
    SnoozeLimitReached: ("snooze_limit_reached", "It has reached the limit for being sent again or moved."),
    SnoozeRefused: ("snooze_refused", "It can't be sent again at the moment."),
    # No `Retry-After`: nobody knows when fewer will wait or be active. Only a daily limit has a known end.
    TooManyWaiting: (
        "too_many_waiting",
        "You have reached the limit of waiting reminders: cancel some first.",
    ),
    RecipientLimitReached: (
        "recipient_limit_reached",
        "You have reached the limit of reminders due for this recipient on that day: choose another day.",
    ),
    ScheduleLimitReached: (
        "schedule_limit_reached",
        "You have reached the limit of active schedules: pause or end some first.",
    ),
    OccurrenceLimitReached: (
        "occurrence_limit_reached",
        "The busiest days of your active schedules would have too many occurrences: pause or end some first.",
    ),
    TooManyAhead: (
        "too_many_ahead",
        "You have reached the limit of occurrences created ahead: wait until some of them are sent.",
    ),
}


def problem_of(error: CoreError, now: datetime) -> ProblemError:
    """Returns the problem for `error` at the time `now`."""
    match error:
        case WrongStatus(status=status):
            detail = _OPEN.get(status, "It has ended: snooze it to send it again.")
            return ProblemError("wrong_status", detail, current={"currentStatus": status})
        case WrongScheduleStatus(status=of_schedule):
            current: Current = {"currentStatus": of_schedule}
            return ProblemError("wrong_status", _OF_SCHEDULE[of_schedule], current=current)
        case StaleVersion(version=version):
            detail = "Its current version is not one that your condition allows: read it again."
            return ProblemError("stale_version", detail, current={"currentVersion": version})
        case DailyQuotaExhausted():
            return _used_up(error, now)
    return ProblemError(*_PLAIN[type(error)])


_USED_UP: Mapping[type[DailyQuotaExhausted], tuple[ProblemCode, str]] = {
    DailyLimitReached: ("daily_limit_reached", "You have reached the daily limit of new reminders"),
    SmsLimitReached: ("sms_limit_reached", "This would exceed your daily limit of text messages"),
    ChangeLimitReached: ("change_limit_reached", "You have reached the daily limit of changes"),
}


def _used_up(error: DailyQuotaExhausted, now: datetime) -> ProblemError:
    code, reason = _USED_UP[type(error)]
    return ProblemError(
        code,
        f"{reason}; the next day begins at 00:00 UTC.",
        headers={"retry-after": str(seconds_until(error.ends, now))},
    )

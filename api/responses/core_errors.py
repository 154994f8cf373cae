"""The problems that the core's exceptions are: why it refused a request."""

from collections.abc import Mapping
from datetime import datetime

from api.responses.codes import ProblemCode
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
from workflow.time.times import seconds_until

CoreError = (
    DayUsedUp
    | IdempotencyKeyReused
    | LinkUnknown
    | RecipientLimitReached
    | ReminderGone
    | ReminderNotFound
    | SnoozeLimitReached
    | SnoozeRefused
    | StaleVersion
    | TooManyWaiting
    | WrongStatus
)

_OPEN: Mapping[Status, str] = {
    "scheduled": "It still waits: change or cancel it instead.",
    "sending": "It is being sent now.",
}

_PLAIN: Mapping[type[Exception], tuple[ProblemCode, str]] = {
    IdempotencyKeyReused: (
        "idempotency_key_reused",
        "This Idempotency-Key came with another request before.",
    ),
    LinkUnknown: ("not_found", "There is nothing at this link."),
    ReminderNotFound: ("not_found", "You have no such reminder."),
    SnoozeLimitReached: ("snooze_limit_reached", "It was sent again, or moved, as often as it may be."),
    SnoozeRefused: ("snooze_refused", "It can't be sent again at the moment."),
}


def problem_of(error: CoreError, now: datetime) -> ProblemError:
    """The problem that says `error` at the time `now`."""
    if (plain := _PLAIN.get(type(error))) is not None:
        return ProblemError(*plain)
    match error:
        case WrongStatus(status=status):
            detail = _OPEN.get(status, "It has ended: snooze it to have it sent again.")
            return ProblemError("wrong_status", detail, current={"currentStatus": status})
        case StaleVersion(version=version):
            detail = "It was changed since you read it: read it again."
            return ProblemError("stale_version", detail, current={"currentVersion": version})
        case DayUsedUp() | RecipientLimitReached() | TooManyWaiting():
            return _over_limit(error, now)
    return ProblemError("reminder_gone", "The reminder that this request made is no longer kept.")


_USED_UP: Mapping[type[DayUsedUp], tuple[ProblemCode, str]] = {
    DailyLimitReached: ("daily_limit_reached", "You have made all the reminders that a day allows"),
    SmsLimitReached: ("sms_limit_reached", "With this you would have more text messages than a day allows"),
    ChangeLimitReached: ("change_limit_reached", "You have made all the changes that a day allows"),
}


def _over_limit(error: DayUsedUp | RecipientLimitReached | TooManyWaiting, now: datetime) -> ProblemError:
    """Nobody can say when fewer will wait: only the end of a day has a `Retry-After`."""
    if isinstance(error, TooManyWaiting):
        return ProblemError("too_many_waiting", "As many of your reminders wait as may: cancel some first.")
    if isinstance(error, RecipientLimitReached):
        detail = "As many of your reminders as may are due for this recipient that day: choose another day."
        return ProblemError("recipient_limit_reached", detail)
    code, reason = _USED_UP[type(error)]
    return ProblemError(
        code,
        f"{reason}; the next day begins at 00:00 UTC.",
        headers={"retry-after": str(seconds_until(error.ends, now))},
    )

"""Tells an owner why the heart refused a request: each refusal as a problem."""

from collections.abc import Mapping

from api.problems import ProblemError
from workflow.refusals import KeyUsedOtherwise, ReminderGone, ReminderUnknown, StaleVersion, WrongStatus
from workflow.reminder import Status

Refusal = KeyUsedOtherwise | ReminderGone | ReminderUnknown | StaleVersion | WrongStatus

_OPEN: Mapping[Status, str] = {
    "scheduled": "It still waits: change or cancel it instead.",
    "sending": "It is being sent now.",
}


def problem_of(refusal: Refusal) -> ProblemError:
    """The problem that answers `refusal`."""
    match refusal:
        case ReminderUnknown():
            return ProblemError("not_found", "You have no such reminder.")
        case WrongStatus(status=status):
            detail = _OPEN.get(status, "It has ended: snooze it to have it sent again.")
            return ProblemError("wrong_status", detail, current={"currentStatus": status})
        case StaleVersion(version=version):
            detail = "It was changed since you read it: read it again."
            return ProblemError("stale_version", detail, current={"currentVersion": version})
        case KeyUsedOtherwise():
            return ProblemError(
                "idempotency_key_reused", "This Idempotency-Key came with another request before."
            )
    return ProblemError("reminder_gone", "The reminder that this request made is no longer kept.")

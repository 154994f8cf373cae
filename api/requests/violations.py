"""Maps the core's violations to errors of the body's members."""

from collections.abc import Iterable

from api.requests.models import ReminderSnooze, StrictModel, Timing
from api.requests.parsing import ParsedBody
from api.responses.field_errors import body_error, whole_body_error
from api.responses.models import FieldError
from workflow.reminders.policy import Violation


def violation_errors(violations: Iterable[Violation], body: ParsedBody[StrictModel]) -> list[FieldError]:
    """Returns each violation as an error of its member, or of the whole body if it has none."""
    return [_error(violation, body) for violation in violations]


def missing_errors(violations: Iterable[Violation], body: ParsedBody[StrictModel]) -> list[FieldError]:
    """Returns errors for missing addresses, except broken ones; none if the preference is broken."""
    if "preference" in body.broken:
        return []
    missing = (each for each in violations if each.code == "missing" and each.field not in body.broken)
    return violation_errors(missing, body)


def _error(violation: Violation, body: ParsedBody[StrictModel]) -> FieldError:
    if violation.field == "due_at":
        waits = isinstance(body.members, Timing) and body.members.wait_seconds is not None
        return body_error("waitSeconds" if waits else "dueAt", violation.code, violation.detail)
    if isinstance(body.members, ReminderSnooze) and _is_inherited(violation, body.members):
        return whole_body_error(violation.code, violation.detail)
    return body_error(violation.field, violation.code, violation.detail)


def _is_inherited(violation: Violation, members: ReminderSnooze) -> bool:
    """Returns whether the violation comes from the old reminder, not from the body of its snooze."""
    return violation.code != "missing" and getattr(members, violation.field, None) is None

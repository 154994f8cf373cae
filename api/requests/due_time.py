"""Works out when a reminder is due from `waitSeconds`, or `dueAt` and `timezone`."""

from datetime import datetime, timedelta

from api.requests.models import Timing
from api.requests.parsing import ParsedBody
from api.responses.field_errors import body_error, whole_body_error
from api.responses.models import FieldError
from workflow.time.local_time import NoSingleMoment, moment

LONGEST_WAIT = 36525 * 24 * 60 * 60
"""A century in seconds, beyond every horizon: a longer wait counts as this one, as calendars end."""


def due_time(body: ParsedBody[Timing], now: datetime) -> tuple[datetime | None, list[FieldError]]:
    """When what is asked for is due (aware, whole seconds), or None, and why it can't be known."""
    errors = _exactly_one(body)
    members = body.members
    if errors:
        return None, errors
    if members.wait_seconds is not None:
        return after(members.wait_seconds, now), []
    if members.due_at is None or members.due_at.tzinfo is not None:
        return members.due_at, []
    return _local_due_time(body, members.due_at)


def after(seconds: int, now: datetime) -> datetime:
    """The time `seconds` after `now`, rounded up to a whole second so that nothing is early."""
    due_at = now + timedelta(seconds=min(seconds, LONGEST_WAIT))
    return due_at.replace(microsecond=0) + timedelta(seconds=1 if due_at.microsecond else 0)


def _exactly_one(body: ParsedBody[Timing]) -> list[FieldError]:
    waits = body.members.wait_seconds is not None or "waitSeconds" in body.broken
    dated = body.members.due_at is not None or "dueAt" in body.broken
    if waits and dated:
        return [whole_body_error("due_time_ambiguous", "Give one of waitSeconds and dueAt, not both.")]
    if not waits and not dated:
        return [whole_body_error("due_time_required", "Give waitSeconds or dueAt.")]
    return []


def _local_due_time(body: ParsedBody[Timing], local: datetime) -> tuple[datetime | None, list[FieldError]]:
    if "timezone" in body.broken:
        return None, []
    if body.members.timezone is None:
        detail = "A dueAt without an offset is a local time: say in which timezone."
        return None, [body_error("timezone", "timezone_required", detail)]
    try:
        return moment(local, body.members.timezone), []
    except OverflowError:
        return None, [body_error("dueAt", "invalid_date_time", "Must be a date and time that exist.")]
    except NoSingleMoment as error:
        return None, [_offsets_needed(error)]


def _offsets_needed(found: NoSingleMoment) -> FieldError:
    choices = f"add {' or '.join(found.offsets)}."
    if found.is_repeated:
        error = body_error("dueAt", "local_time_repeated", f"This local time comes twice: {choices}")
    else:
        error = body_error("dueAt", "local_time_skipped", f"This local time is skipped: {choices}")
    error["offsets"] = found.offsets
    return error

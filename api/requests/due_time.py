"""Computes a reminder's due time from `waitSeconds`, or from `dueAt` and `timezone`."""

from datetime import UTC, datetime, timedelta

from api.requests.fields.date_time import UNKNOWN_OFFSET
from api.requests.models import Timing
from api.requests.parsing import ParsedBody
from api.responses.field_errors import body_error, whole_body_error
from api.responses.models import FieldError
from workflow.time.local_time import NoSingleMoment, moment, offsets
from workflow.time.offsets import offset_text, zone_of
from workflow.time.times import rounded_up

LONGEST_WAIT = 36525 * 24 * 60 * 60
"""A century in seconds, beyond any horizon. A longer wait is cut to it, because calendars end."""

Due = tuple[datetime | None, list[FieldError]]


def due_time(body: ParsedBody[Timing], now: datetime) -> Due:
    """Returns the due time (UTC, not rounded yet), or None, and the errors that prevent it."""
    errors = _exactly_one(body)
    members = body.members
    if errors:
        return None, errors
    if members.wait_seconds is not None:
        return now + timedelta(seconds=min(members.wait_seconds, LONGEST_WAIT)), []
    if members.due_at is None:
        return None, []
    try:
        due_at, errors = _moment(body, members.due_at)
        for time in (due_at, members.due_at) if due_at is not None else ():
            rounded_up(time)  # raises if the calendar ends before it
    except OverflowError:
        return None, [body_error("dueAt", "invalid_date_time", "Must be an existing date and time.")]
    return due_at, errors


def zone_of_offset(members: Timing) -> str | None:
    """Returns the zone for `dueAt`'s offset; None without one, or for `Z`, which implies no zone."""
    time = members.due_at
    if time is None or time.tzinfo is None or time.tzinfo is UNKNOWN_OFFSET:
        return None
    return zone_of(offset_text(time.utcoffset()))


def local_time(members: Timing) -> datetime | None:
    """Returns the requested local time (naive, rounded up like its moment); None if there is none.

    Raises:
        OverflowError: the calendar ends before it.
    """
    time = members.due_at
    return None if time is None or time.tzinfo is not None else rounded_up(time)


def _exactly_one(body: ParsedBody[Timing]) -> list[FieldError]:
    waits = body.members.wait_seconds is not None or "waitSeconds" in body.broken
    dated = body.members.due_at is not None or "dueAt" in body.broken
    if waits and dated:
        return [whole_body_error("due_time_ambiguous", "Give one of waitSeconds and dueAt, not both.")]
    if not waits and not dated:
        return [whole_body_error("due_time_required", "Give waitSeconds or dueAt.")]
    return []


def _moment(body: ParsedBody[Timing], time: datetime) -> Due:
    timezone = body.members.timezone
    if time.tzinfo is not None:
        errors = [] if timezone is None else _inconsistent(time, timezone)
        return (None if errors else time.astimezone(UTC)), errors
    if "timezone" in body.broken:
        return None, []
    if timezone is None:
        detail = "A dueAt without an offset is a local time, so a timezone is required."
        return None, [body_error("timezone", "timezone_required", detail)]
    try:
        return moment(time, timezone), []
    except NoSingleMoment as error:
        return None, [_offsets_needed(error)]


def _inconsistent(time: datetime, timezone: str) -> list[FieldError]:
    """Returns an error if the time's offset is not one that its `timezone` has at that time.

    https://www.rfc-editor.org/rfc/rfc9557#section-3.4
    """
    possible = offsets(time.replace(tzinfo=None), timezone)
    if time.tzinfo is UNKNOWN_OFFSET or offset_text(time.utcoffset()) in possible:
        return []
    has = f"The timezone has {' or '.join(possible)} then"
    detail = f"{has}: use that, no offset, or the time in UTC with a Z."
    error = body_error("dueAt", "offset_not_of_timezone", detail)
    error["offsets"] = possible
    return [error]


def _offsets_needed(found: NoSingleMoment) -> FieldError:
    choices = f"add {' or '.join(found.offsets)}."
    if found.is_repeated:
        error = body_error("dueAt", "local_time_repeated", f"This local time occurs twice: {choices}")
    else:
        error = body_error("dueAt", "local_time_skipped", f"This local time is skipped: {choices}")
    error["offsets"] = found.offsets
    return error

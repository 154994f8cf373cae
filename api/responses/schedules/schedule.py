"""Serializes a schedule for its owner as JSON, without the workflow's internal attributes."""

from datetime import datetime

from starlette.responses import Response

from api.responses.rate_limit import rate_limit_headers
from api.responses.reminder import json_response
from api.responses.schedules.models import ChangedSchedule, Schedule, SchedulePreview
from workflow.recurrence.expansion import Occurrence
from workflow.reminders.policy import Policy
from workflow.scheduling.reading import ScheduleView
from workflow.scheduling.service import ScheduleCreation
from workflow.time.local_time import local_text
from workflow.time.times import millis_text, seconds_text


def schedule_response(
    view: ScheduleView, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Returns one schedule. Its ETag, the version, is for changes only: `nextDueAt` moves without it."""
    return json_response(serialized(view), status, {**_etag(view), **(headers or {})})


def changed_response(view: ScheduleView) -> Response:
    """Returns one schedule after a change, with the reminders that the change came too late for."""
    shown: ChangedSchedule = {**serialized(view), "tooLate": list(view.too_late)}
    return json_response(shown, headers=_etag(view))


def schedule_creation_response(creation: ScheduleCreation, policy: Policy, now: datetime) -> Response:
    """Returns the schedule that this request created, now or when it was first sent."""
    headers = rate_limit_headers(policy.limits.per_day, creation.made_today, now)
    headers["location"] = f"/v1/schedules/{creation.view.schedule.id}"
    if creation.replayed:
        return schedule_response(creation.view, 200, headers | {"idempotent-replayed": "true"})
    return schedule_response(creation.view, 201, headers)


def preview_response(occurrences: list[Occurrence], timezone: str) -> Response:
    """Returns a rule's occurrences in `timezone`."""
    shown: SchedulePreview = {
        "occurrences": [
            {
                "occurrence": each.local.isoformat(),
                "dueAt": seconds_text(each.moment),
                "dueAtLocal": local_text(each.moment, timezone),
            }
            for each in occurrences
        ]
    }
    return json_response(shown)


def serialized(view: ScheduleView) -> Schedule:
    """Returns the schedule as its owner sees it."""
    schedule = view.schedule
    return {
        "id": schedule.id,
        "status": schedule.status,
        "pausedReason": schedule.paused_reason,
        "preference": schedule.preference,
        "message": schedule.message,
        "subject": schedule.subject,
        "email": schedule.email,
        "phone": schedule.phone,
        "reference": schedule.reference,
        "metadata": dict(schedule.metadata),
        "timezone": schedule.timezone,
        "start": schedule.start.isoformat(),
        "rrule": schedule.rrule,
        "exdates": [each.isoformat() for each in schedule.exdates],
        "nextDueAt": None if view.next_due_at is None else seconds_text(view.next_due_at),
        "nextReminderId": view.next_reminder_id,
        "lastDueAt": None if schedule.last is None else seconds_text(schedule.last.moment),
        "missed": schedule.missed,
        "attention": schedule.attention_since is not None,
        "askedBy": schedule.asked_by,
        "createdAt": millis_text(schedule.created_at),
        "updatedAt": millis_text(schedule.updated_at),
        "endedAt": None if schedule.ended_at is None else millis_text(schedule.ended_at),
        "version": schedule.version,
    }


def _etag(view: ScheduleView) -> dict[str, str]:
    return {"etag": f'"{view.schedule.version}"'}

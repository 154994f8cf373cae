"""Shows a reminder to its owner, as JSON: without what only the workflow needs."""

import json
from datetime import datetime

from starlette.responses import Response

from api.responses.models import Deliveries, Delivery, Health, Reminder, ReminderPage
from workflow.reminders import reminder as heart
from workflow.reminders.delivery_errors import DETAILS, error_code
from workflow.service import Creation
from workflow.time.times import millis_text, seconds_text


def json_response(
    content: Reminder | ReminderPage | Health, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """An answer for its owner alone, never stored on its way."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, {"cache-control": "no-store", **(headers or {})}, "application/json")


def reminder_response(
    reminder: heart.Reminder, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """One reminder, with its version as the ETag."""
    return json_response(shown(reminder), status, {"etag": f'"{reminder.version}"', **(headers or {})})


def creation_response(creation: Creation) -> Response:
    """The reminder of a request that asked for a new one: made by it, or by the same request before."""
    reminder = creation.reminder
    if creation.replayed:
        return replay_response(reminder)
    return reminder_response(reminder, 201, {"location": f"/v1/reminders/{reminder.id}"})


def replay_response(reminder: heart.Reminder) -> Response:
    """The reminder that the same request has made before, as it is now."""
    return reminder_response(reminder, 200, {"idempotent-replayed": "true"})


def shown(reminder: heart.Reminder) -> Reminder:
    """What the owner of `reminder` sees of it."""
    return {
        "id": reminder.id,
        "status": reminder.status,
        "preference": reminder.preference,
        "message": reminder.message,
        "subject": reminder.subject,
        "email": reminder.email,
        "phone": reminder.phone,
        "dueAt": seconds_text(reminder.due_at),
        "timezone": reminder.timezone,
        "createdAt": millis_text(reminder.created_at),
        "updatedAt": millis_text(reminder.updated_at),
        "claimedAt": _millis(reminder.claimed_at),
        "finishedAt": _millis(reminder.finished_at),
        "version": reminder.version,
        "snoozedFrom": reminder.snoozed_from,
        "deliveries": _deliveries(reminder),
    }


def _deliveries(reminder: heart.Reminder) -> Deliveries:
    deliveries: Deliveries = {}
    for channel in heart.CHANNELS[reminder.preference]:
        deliveries[channel] = _delivery(reminder.deliveries[channel])
    return deliveries


def _delivery(delivery: heart.Delivery) -> Delivery:
    code = None if delivery.error is None else error_code(delivery.error)
    return {
        "status": delivery.status,
        "at": _millis(delivery.at),
        "messageId": delivery.message_id,
        "error": None if code is None else {"code": code, "detail": DETAILS[code]},
    }


def _millis(time: datetime | None) -> str | None:
    return None if time is None else millis_text(time)

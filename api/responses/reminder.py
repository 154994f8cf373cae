"""Serializes a reminder for its owner as JSON, without the workflow's internal attributes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from starlette.responses import Response

from api.responses.encoding import compressed
from api.responses.models import Deliveries, Delivery, Outcome, Reminder
from api.responses.rate_limit import rate_limit_headers
from workflow.outcomes import outcome as outcomes
from workflow.reminders import reminder as record
from workflow.reminders.delivery_errors import DETAILS, error_code
from workflow.reminders.policy import Policy
from workflow.service import Creation
from workflow.time.local_time import local_text
from workflow.time.times import millis_text, seconds_text

_OF_304 = ("cache-control", "etag", "vary")


def json_response(
    content: Mapping[str, object], status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Returns a JSON response that caches must not store."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, {"cache-control": "no-store", **(headers or {})}, "application/json")


def reminder_response(
    reminder: record.Reminder, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Returns one reminder, with its version as the ETag."""
    return json_response(serialized(reminder), status, {"etag": etag_of(reminder), **(headers or {})})


def etag_of(reminder: record.Reminder) -> str:
    """Returns its version in quotes: a strong ETag, so the response must never be compressed."""
    return f'"{reminder.version}"'


def page_response(page: Mapping[str, object], accept_encoding: str) -> Response:
    """Returns a page of a list, compressed if the client accepts that; each form has its own ETag."""
    response = json_response(page, headers={"vary": "Accept-Encoding"})
    plain = bytes(response.body)
    tag = hashlib.sha256(plain).hexdigest()[:32]
    gzipped = compressed(plain, accept_encoding)
    if gzipped is not None:
        response.body, tag = gzipped, f"{tag}.gzip"
        response.headers.update({"content-encoding": "gzip", "content-length": str(len(gzipped))})
    response.headers["etag"] = f'"{tag}"'
    return response


def not_modified(response: Response) -> Response:
    """Returns the `304` that replaces a `response` which the client already has: RFC 9110, section 15.4.5."""
    kept = {name: response.headers[name] for name in _OF_304 if name in response.headers}
    return Response(status_code=304, headers=kept)


def creation_response(creation: Creation, policy: Policy, now: datetime) -> Response:
    """Returns the reminder that this request created, now or when it was first sent."""
    reminder = creation.reminder
    headers = rate_limit_headers(policy.limits.per_day, creation.made_today, now)
    headers["location"] = f"/v1/reminders/{reminder.id}"
    if creation.replayed:
        return reminder_response(reminder, 200, headers | {"idempotent-replayed": "true"})
    return reminder_response(reminder, 201, headers)


def serialized(reminder: record.Reminder) -> Reminder:
    """Returns the reminder as its owner sees it."""
    return {
        "id": reminder.id,
        "status": reminder.status,
        "preference": reminder.preference,
        "message": reminder.message,
        "subject": reminder.subject,
        "email": reminder.email,
        "phone": reminder.phone,
        "dueAt": seconds_text(reminder.due_at),
        "dueAtLocal": local_text(reminder.due_at, reminder.timezone),
        "timezone": reminder.timezone,
        "localTime": None if reminder.local_time is None else reminder.local_time.isoformat(),
        "createdAt": millis_text(reminder.created_at),
        "updatedAt": millis_text(reminder.updated_at),
        "claimedAt": _millis(reminder.claimed_at),
        "finishedAt": _millis(reminder.finished_at),
        "version": reminder.version,
        "snoozedFrom": reminder.snoozed_from,
        "reference": reminder.reference,
        "metadata": dict(reminder.metadata),
        "attention": reminder.attention_since is not None,
        "doneAt": _millis(reminder.done_at),
        "askedBy": reminder.asked_by,
        "scheduleId": reminder.schedule_id,
        "occurrence": None if reminder.occurrence is None else reminder.occurrence.isoformat(),
        "reason": reminder.reason,
        "deliveries": _deliveries(reminder),
    }


def _deliveries(reminder: record.Reminder) -> Deliveries:
    deliveries: Deliveries = {}
    for channel in record.CHANNELS[reminder.preference]:
        outcome = reminder.email_feedback if channel == "email" else None
        deliveries[channel] = _delivery(channel, reminder.deliveries[channel], outcome)
    return deliveries


def _delivery(
    channel: record.Channel, delivery: record.Delivery, outcome: outcomes.Outcome | None
) -> Delivery:
    code = None if delivery.error is None else error_code(delivery.error)
    recipient = "number" if channel == "sms" else "address"
    return {
        "status": delivery.status,
        "at": _millis(delivery.at),
        "messageId": delivery.message_id,
        "error": None if code is None else {"code": code, "detail": DETAILS[code].format(recipient)},
        "outcome": None if outcome is None else _outcome(outcome),
    }


def _outcome(outcome: outcomes.Outcome) -> Outcome:
    return {
        "status": outcome.status,
        "at": millis_text(outcome.at),
        "code": outcome.code,
        "detail": outcomes.DETAILS[outcome.code],
    }


def _millis(time: datetime | None) -> str | None:
    return None if time is None else millis_text(time)

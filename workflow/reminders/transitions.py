"""The transitions of a reminder: each returns the record that `workflow.storage.store` commits."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from workflow.reminders.reminder import (
    CHANNELS,
    Channel,
    Delivery,
    DeliveryStatus,
    Draft,
    Patch,
    Reminder,
    Status,
)
from workflow.time.deadlines import check_before_start, retained_until
from workflow.time.times import rounded_up
from workflow.time.zones import place


def created(
    draft: Draft,
    *,
    owner: str,
    reminder_id: str,
    now: datetime,
    change_id: str,
    retention: timedelta,
    snoozed_from: str | None = None,
    asked_by: str | None = None,
) -> Reminder:
    """Returns a new scheduled reminder of `owner`.

    `reminder_id` is a new UUIDv7. `change_id` identifies the request, so that a retried write is recognised.
    `retention` is how long the record is kept after the due time.
    """
    due_at = rounded_up(draft.due_at)
    return Reminder(
        **(asdict(draft) | {"due_at": due_at}),
        owner=owner,
        id=reminder_id,
        status="scheduled",
        version=1,
        generation=1,
        created_at=now,
        updated_at=now,
        change_id=change_id,
        snoozed_from=snoozed_from,
        asked_by=asked_by,
        deliveries=_waiting(draft),
        check_at=check_before_start(due_at, now),
        retain_until=retained_until(due_at, now, retention),
    )


def patched(reminder: Reminder, patch: Patch) -> Draft:
    """Returns the draft after `patch`; a new due time or zone without a local time clears the local time."""
    fields: dict[str, Any] = {**patch}
    if "due_at" in patch or patch.get("timezone", reminder.timezone) != reminder.timezone:
        fields = {"local_time": None, **fields}
    offset = fields.pop("zone_of_offset", None)
    if "metadata" in fields:
        fields["metadata"] = merged(reminder.metadata, fields["metadata"])
    draft = replace(reminder.draft, **{"timezone": _kept_zone(reminder, offset), **fields})
    return replace(draft, due_at=rounded_up(draft.due_at))


def merged(kept: Mapping[str, str], change: Mapping[str, str | None] | None) -> dict[str, str]:
    """Returns the metadata after `change` is merged into `kept` (RFC 7396)."""
    merged = {} if change is None else {**kept, **change}
    return {name: value for name, value in merged.items() if value is not None}


def _kept_zone(reminder: Reminder, zone_of_offset: str | None) -> str:
    return zone_of_offset if zone_of_offset and place(reminder.timezone) is None else reminder.timezone


def edited(reminder: Reminder, draft: Draft, *, now: datetime, change_id: str) -> Reminder:
    """Returns `reminder` with everything in `draft` but the due time; its timer stays valid."""
    changes = asdict(draft) | {"due_at": reminder.due_at}
    return replace(
        reminder,
        **changes,
        version=reminder.version + 1,
        deliveries=_waiting(draft),
        updated_at=now,
        change_id=change_id,
    )


def rescheduled(
    reminder: Reminder, draft: Draft, *, now: datetime, change_id: str, retention: timedelta
) -> Reminder:
    """Returns `reminder` with everything in `draft`, in a new generation that only a new timer can claim."""
    return replace(
        edited(reminder, draft, now=now, change_id=change_id),
        due_at=draft.due_at,
        generation=reminder.generation + 1,
        check_at=check_before_start(draft.due_at, now),
        retain_until=retained_until(draft.due_at, now, retention),
    )


def moved(
    reminder: Reminder, due_at: datetime, *, now: datetime, change_id: str, retention: timedelta
) -> Reminder:
    """Returns `reminder` at the moment that newer time zone rules give, in a new generation."""
    draft = replace(reminder.draft, due_at=due_at)
    return rescheduled(reminder, draft, now=now, change_id=change_id, retention=retention)


def cancelled(reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta) -> Reminder:
    """Returns `reminder` cancelled: nothing was sent, and nothing will be."""
    return _closed(reminder, "cancelled", "not_sent", now=now, change_id=change_id, retention=retention)


def cancelled_by_schedule(
    reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta
) -> Reminder:
    """Returns `reminder` cancelled because its schedule was changed, paused or ended."""
    closed = cancelled(reminder, now=now, change_id=change_id, retention=retention)
    return replace(closed, reason="schedule")


def detached(reminder: Reminder) -> Reminder:
    """Returns `reminder` as changed by its owner: if a schedule created it, it is detached now."""
    return replace(reminder, detached=reminder.schedule_id is not None)


def closed_as_stuck(reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta) -> Reminder:
    """Returns `reminder` failed by the sweep: it is unknown whether its open deliveries were sent."""
    closed = _closed(reminder, "failed", "unknown", now=now, change_id=change_id, retention=retention)
    return replace(closed, attention_since=now)


def done(reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta) -> Reminder:
    """Returns `reminder` marked as done; a scheduled one is also cancelled."""
    if reminder.status == "scheduled":
        return replace(cancelled(reminder, now=now, change_id=change_id, retention=retention), done_at=now)
    return replace(dismissed(reminder, now=now, change_id=change_id), done_at=reminder.done_at or now)


def not_done(reminder: Reminder, *, now: datetime, change_id: str) -> Reminder:
    """Returns `reminder` marked as not done; a cancelled one stays cancelled."""
    return replace(_next_version(reminder, now=now, change_id=change_id), done_at=None)


def dismissed(reminder: Reminder, *, now: datetime, change_id: str) -> Reminder:
    """Returns `reminder`, a final one, without its attention flag."""
    return replace(_next_version(reminder, now=now, change_id=change_id), attention_since=None)


def _next_version(reminder: Reminder, *, now: datetime, change_id: str) -> Reminder:
    return replace(reminder, version=reminder.version + 1, updated_at=now, change_id=change_id)


def _closed(
    reminder: Reminder,
    status: Status,
    open_deliveries: DeliveryStatus,
    *,
    now: datetime,
    change_id: str,
    retention: timedelta,
) -> Reminder:
    return replace(
        reminder,
        status=status,
        version=reminder.version + 1,
        deliveries={
            channel: Delivery(status=open_deliveries, at=now) if delivery.status == "waiting" else delivery
            for channel, delivery in reminder.deliveries.items()
        },
        updated_at=now,
        finished_at=now,
        change_id=change_id,
        check_at=None,
        expires_at=now + retention,
    )


def _waiting(draft: Draft) -> dict[Channel, Delivery]:
    return {channel: Delivery(status="waiting") for channel in CHANNELS[draft.preference]}

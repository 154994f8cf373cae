"""What a change makes of a reminder: the record that `workflow.storage.store` or the sweep then commits."""

from dataclasses import replace
from datetime import datetime, timedelta

from workflow.reminders.reminder import CHANNELS, Delivery, DeliveryStatus, Draft, Reminder, Status
from workflow.time.schedule import check_before_start, retained_until


def edited(reminder: Reminder, draft: Draft, *, now: datetime, change_id: str) -> Reminder:
    """`reminder` with all that `draft` says but the due time: its timer stays the one that it has."""
    return replace(
        reminder,
        version=reminder.version + 1,
        preference=draft.preference,
        message=draft.message,
        subject=draft.subject,
        email=draft.email,
        phone=draft.phone,
        timezone=draft.timezone,
        deliveries={channel: Delivery(status="waiting") for channel in CHANNELS[draft.preference]},
        updated_at=now,
        change_id=change_id,
    )


def rescheduled(
    reminder: Reminder, draft: Draft, *, now: datetime, change_id: str, retention: timedelta
) -> Reminder:
    """`reminder` with all that `draft` says, in a new generation: only a new timer can claim it."""
    return replace(
        edited(reminder, draft, now=now, change_id=change_id),
        due_at=draft.due_at,
        generation=reminder.generation + 1,
        check_at=check_before_start(draft.due_at, now),
        retain_until=retained_until(draft.due_at, now, retention),
    )


def cancelled(reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta) -> Reminder:
    """`reminder` ended by its owner: nothing was sent, and nothing will be."""
    return _closed(reminder, "cancelled", "not_sent", now=now, change_id=change_id, retention=retention)


def given_up(reminder: Reminder, *, now: datetime, change_id: str, retention: timedelta) -> Reminder:
    """`reminder` ended by the sweep: failed, and whether its open deliveries left is unknown."""
    return _closed(reminder, "failed", "unknown", now=now, change_id=change_id, retention=retention)


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

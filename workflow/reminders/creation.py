"""Makes a new reminder out of what an owner asks for."""

from datetime import datetime, timedelta

import uuid6

from workflow.reminders.reminder import CHANNELS, Delivery, Draft, Reminder
from workflow.time.schedule import check_before_start, retained_until


def new_reminder(
    draft: Draft,
    *,
    owner: str,
    now: datetime,
    change_id: str,
    retention: timedelta,
    snoozed_from: str | None = None,
) -> Reminder:
    """A scheduled reminder of `owner`, first version and generation, with a new id (UUIDv7).

    `change_id` names the request that asks for it, so that a repeated write is known as the same.
    `retention` is how long the record stays after the due time.
    """
    return Reminder(
        owner=owner,
        id=str(uuid6.uuid7()),
        status="scheduled",
        version=1,
        generation=1,
        preference=draft.preference,
        message=draft.message,
        subject=draft.subject,
        email=draft.email,
        phone=draft.phone,
        timezone=draft.timezone,
        due_at=draft.due_at,
        created_at=now,
        updated_at=now,
        change_id=change_id,
        snoozed_from=snoozed_from,
        deliveries={channel: Delivery(status="waiting") for channel in CHANNELS[draft.preference]},
        check_at=check_before_start(draft.due_at, now),
        retain_until=retained_until(draft.due_at, now, retention),
    )

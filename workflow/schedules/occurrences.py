"""Turns an occurrence of a schedule into a reminder."""

from dataclasses import replace
from datetime import datetime, timedelta

from workflow.recurrence.expansion import Occurrence
from workflow.reminders import transitions
from workflow.reminders.delivery_errors import OWNER_LIMIT_REACHED
from workflow.reminders.reminder import CHANNELS, Delivery, Draft, Reminder
from workflow.schedules.schedule import Schedule, ScheduleDraft


def draft_of(schedule: ScheduleDraft, occurrence: Occurrence) -> Draft:
    """Returns what the reminder of an occurrence sends, and when."""
    return Draft(
        preference=schedule.preference,
        message=schedule.message,
        subject=schedule.subject,
        email=schedule.email,
        phone=schedule.phone,
        reference=schedule.reference,
        metadata=schedule.metadata,
        timezone=schedule.timezone,
        due_at=occurrence.moment,
        local_time=occurrence.local,
    )


def edited_draft(schedule: ScheduleDraft, current: Reminder) -> Draft:
    """Returns what an existing reminder sends after its schedule was changed; its time stays."""
    becomes = draft_of(schedule, Occurrence(current.due_at, current.due_at))
    return replace(becomes, timezone=current.timezone, local_time=current.local_time)


def reminder_for(
    schedule: Schedule,
    occurrence: Occurrence,
    *,
    reminder_id: str,
    now: datetime,
    change_id: str,
    retention: timedelta,
) -> Reminder:
    """Returns the reminder of an occurrence in its first version."""
    reminder = transitions.created(
        draft_of(schedule, occurrence),
        owner=schedule.owner,
        reminder_id=reminder_id,
        now=now,
        change_id=change_id,
        retention=retention,
        asked_by=schedule.asked_by,
    )
    return replace(reminder, schedule_id=schedule.id, occurrence=occurrence.local)


def failed_over_limit(reminder: Reminder, *, now: datetime, retention: timedelta) -> Reminder:
    """Returns the reminder as failed because its owner has reached a limit; the owner sees it in the list."""
    failed = Delivery(status="failed", at=now, error=OWNER_LIMIT_REACHED)
    return replace(
        reminder,
        status="failed",
        deliveries=dict.fromkeys(CHANNELS[reminder.preference], failed),
        finished_at=now,
        check_at=None,
        attention_since=now,
        expires_at=now + retention,
    )

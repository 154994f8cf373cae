"""Moves a reminder with a local time if the current time zone rules give that time another moment."""

import logging
import uuid
from datetime import datetime

from workflow.reminders.reminder import Reminder
from workflow.storage.errors import StoreUnavailable
from workflow.storage.store import ReminderStore
from workflow.time.local_time import moment_by_rule
from workflow.time.zones import is_known

log = logging.getLogger(__name__)

ATTEMPTS = 3
"""How many attempts a move gets while the owner changes the record too."""


def apply_zone_rules(store: ReminderStore, current: Reminder, now: datetime) -> Reminder | None:
    """Returns the reminder unchanged, or moved to a new generation, whose timer must then be started.

    None if it has changed since it was read as `current`: claimed, ended, or in another generation.

    Raises:
        StoreUnavailable: AWS failed or did not respond, or every attempt conflicted with the owner's changes.
    """
    record: Reminder | None = current
    for _ in range(ATTEMPTS):
        if record is None or (record.status, record.generation) != (current.status, current.generation):
            return None
        due_at = _current_due_at(record)
        if due_at == record.due_at:
            return record
        moved = store.move(record, due_at, now, uuid.uuid4().hex)
        if moved is not None:
            log.info("moved by newer rules", extra={"reminder": current.id, "generation": moved.generation})
            return moved
        record = store.get(current.owner, current.id)
    raise StoreUnavailable("the reminder is being changed")


def _current_due_at(record: Reminder) -> datetime:
    """Returns the due time by the current rules; unchanged if its zone is no longer known."""
    if record.local_time is None or not is_known(record.timezone):
        return record.due_at
    return moment_by_rule(record.local_time, record.timezone)

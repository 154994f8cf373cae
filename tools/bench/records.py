"""Generates records for the measured sweep: far reminders, schedules with one near occurrence."""

from datetime import UTC, datetime, timedelta
from typing import Any

from workflow.recurrence.expansion import Occurrence
from workflow.reminders.reminder import Draft
from workflow.reminders.transitions import created
from workflow.schedules.schedule import OpenOccurrence, Schedule
from workflow.storage.item import to_item as reminder_item
from workflow.storage.schedules.item import to_item
from workflow.time.times import millis_text
from workflow.time.zones import zone

PER_SHARD = 12
"""The number of schedules that each query of the sweep returns."""

OWNER = "b9fe3418-3051-7094-3c4b-5a4e2c0e2c46"
ZONE = "Europe/Berlin"


def near_schedules(shard: str) -> list[dict[str, Any]]:
    """Returns the schedules of one shard in the index `watched`."""
    check = datetime.now(UTC) - timedelta(minutes=1)
    ids = (f"019aa5e0-0000-7000-8000-{number:011x}{shard[-1]}" for number in range(PER_SHARD))
    entry = {
        "owner": {"S": f"schedule#{OWNER}"},
        "status": {"S": "active"},
        "watch": {"S": shard},
        "checkAt": {"S": millis_text(check)},
    }
    return [entry | {"id": {"S": each}} for each in ids]


def schedule(key: dict[str, Any]) -> dict[str, Any]:
    """Returns the item of that key: a daily email to another person, next in 27 hours."""
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=27)
    before = due - timedelta(days=1)
    last = Occurrence(before.astimezone(zone(ZONE)).replace(tzinfo=None), before)
    return to_item(_daily(last, key["id"]["S"]))


def reminder(key: dict[str, Any]) -> dict[str, Any]:
    """Returns the item of that key: a reminder that is due in nearly a day."""
    draft = Draft(
        preference="email",
        message="Take the bread out of the oven",
        email="ada.lovelace@example.com",
        timezone=ZONE,
        due_at=datetime.now(UTC).replace(microsecond=0) + timedelta(hours=24, minutes=-1),
    )
    made = created(
        draft,
        owner=OWNER,
        reminder_id=key["id"]["S"],
        now=datetime.now(UTC) - timedelta(days=3),
        change_id="c",
        retention=timedelta(days=90),
        asked_by="nora@example.com",
    )
    return reminder_item(made)


def _daily(last: Occurrence, schedule_id: str) -> Schedule:
    return Schedule(
        preference="email",
        message="Take the bread out of the oven",
        email="ada.lovelace@example.com",
        timezone=ZONE,
        start=last.local - timedelta(days=300),
        rrule="FREQ=DAILY",
        owner=OWNER,
        id=schedule_id,
        status="active",
        version=1,
        generation=300,
        change_id="c",
        cursor=last,
        last=None,
        largest_day=1,
        open=(OpenOccurrence(last.local, last.moment, "019aa5e0-0000-7000-8000-000000000000"),),
        asked_by="nora@example.com",
        created_at=last.moment - timedelta(days=300),
        updated_at=last.moment - timedelta(days=300),
        check_at=last.moment,
    )

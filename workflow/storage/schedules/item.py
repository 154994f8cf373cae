"""Maps a schedule to its DynamoDB item (typed attributes) and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workflow.recurrence.expansion import Occurrence
from workflow.schedules.schedule import OpenOccurrence, Schedule
from workflow.storage.item import Item, epoch, key, optional_millis, optional_text, optional_time
from workflow.time.times import millis_text, parse

OWNER_PREFIX = "schedule#"
"""The prefix of the owner in a schedule's key, so that lists of reminders don't contain schedules."""


def schedule_key(owner: str, schedule_id: str) -> Item:
    """Returns the table's key of one schedule."""
    return key(f"{OWNER_PREFIX}{owner}", schedule_id)


def watch_shard(schedule_id: str) -> str:
    """Returns the schedules' partition of the `watched` index, one of 16: by the id's last hex digit."""
    return f"s{schedule_id[-1]}"


def to_item(schedule: Schedule) -> Item:
    """Returns the item of `schedule`; empty fields have no attribute."""
    texts = {
        "status": schedule.status,
        "pausedReason": schedule.paused_reason,
        "preference": schedule.preference,
        "message": schedule.message,
        "subject": schedule.subject,
        "email": schedule.email,
        "phone": schedule.phone,
        "reference": schedule.reference,
        "timezone": schedule.timezone,
        "start": schedule.start.isoformat(),
        "rrule": schedule.rrule,
        "changeId": schedule.change_id,
        "askedBy": schedule.asked_by,
        "createdAt": millis_text(schedule.created_at),
        "updatedAt": millis_text(schedule.updated_at),
        "attentionSince": optional_millis(schedule.attention_since),
        "endedAt": optional_millis(schedule.ended_at),
        "watch": None if schedule.check_at is None else watch_shard(schedule.id),
        "checkAt": optional_millis(schedule.check_at),
    }
    numbers = {
        "version": schedule.version,
        "generation": schedule.generation,
        "largestDay": schedule.largest_day,
        "missed": schedule.missed,
        "expiresAt": None if schedule.expires_at is None else epoch(schedule.expires_at),
    }
    item = schedule_key(schedule.owner, schedule.id)
    item |= {name: {"S": text} for name, text in texts.items() if text is not None}
    item |= {name: {"N": str(number)} for name, number in numbers.items() if number is not None}
    item["cursor"] = {"M": _occurrence(schedule.cursor)}
    if schedule.last is not None:
        item["last"] = {"M": _occurrence(schedule.last)}
    if schedule.exdates:
        item["exdates"] = {"L": [{"S": each.isoformat()} for each in schedule.exdates]}
    if schedule.metadata:
        item["metadata"] = {"M": {name: {"S": value} for name, value in schedule.metadata.items()}}
    item["open"] = {
        "L": [{"M": {**_occurrence(each), "id": {"S": each.reminder_id}}} for each in schedule.open]
    }
    return item


def from_item(item: Mapping[str, Any]) -> Schedule:
    """Returns the schedule in `item`; unknown attributes are ignored.

    Raises:
        KeyError: a mandatory attribute is missing.
    """
    return Schedule(
        owner=item["owner"]["S"].removeprefix(OWNER_PREFIX),
        id=item["id"]["S"],
        status=item["status"]["S"],
        paused_reason=optional_text(item, "pausedReason"),  # type: ignore[arg-type]  # one of ours
        version=int(item["version"]["N"]),
        generation=int(item["generation"]["N"]),
        preference=item["preference"]["S"],
        message=item["message"]["S"],
        subject=optional_text(item, "subject"),
        email=optional_text(item, "email"),
        phone=optional_text(item, "phone"),
        reference=optional_text(item, "reference"),
        metadata={name: value["S"] for name, value in item.get("metadata", {"M": {}})["M"].items()},
        timezone=item["timezone"]["S"],
        start=datetime.fromisoformat(item["start"]["S"]),
        rrule=item["rrule"]["S"],
        exdates=tuple(datetime.fromisoformat(each["S"]) for each in item.get("exdates", {"L": []})["L"]),
        change_id=item["changeId"]["S"],
        cursor=_from_occurrence(item["cursor"]["M"]),
        last=_from_occurrence(item["last"]["M"]) if "last" in item else None,
        largest_day=int(item["largestDay"]["N"]),
        open=tuple(_from_open(each["M"]) for each in item["open"]["L"]),
        missed=int(item["missed"]["N"]),
        attention_since=optional_time(item, "attentionSince"),
        asked_by=optional_text(item, "askedBy"),
        created_at=parse(item["createdAt"]["S"]),
        updated_at=parse(item["updatedAt"]["S"]),
        ended_at=optional_time(item, "endedAt"),
        check_at=optional_time(item, "checkAt"),
        expires_at=datetime.fromtimestamp(int(item["expiresAt"]["N"]), UTC) if "expiresAt" in item else None,
    )


def _occurrence(occurrence: Occurrence) -> dict[str, Any]:
    return {"local": {"S": occurrence.local.isoformat()}, "moment": {"S": millis_text(occurrence.moment)}}


def _from_occurrence(item: Mapping[str, Any]) -> Occurrence:
    return Occurrence(datetime.fromisoformat(item["local"]["S"]), parse(item["moment"]["S"]))


def _from_open(item: Mapping[str, Any]) -> OpenOccurrence:
    occurrence = _from_occurrence(item)
    return OpenOccurrence(occurrence.local, occurrence.moment, item["id"]["S"])

"""Maps a reminder to its DynamoDB item (typed attributes) and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workflow.outcomes.outcome import Outcome
from workflow.reminders.reminder import Channel, Delivery, Reminder
from workflow.time.times import millis_text, parse, seconds_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

    Item = dict[str, AttributeValueTypeDef]
else:
    Item = dict[str, Any]


def to_item(reminder: Reminder) -> Item:
    """Returns the item of `reminder`; empty fields have no attribute."""
    texts = {
        "owner": reminder.owner,
        "id": reminder.id,
        "status": reminder.status,
        "preference": reminder.preference,
        "message": reminder.message,
        "subject": reminder.subject,
        "email": reminder.email,
        "phone": reminder.phone,
        "timezone": reminder.timezone,
        "localTime": None if reminder.local_time is None else reminder.local_time.isoformat(),
        "dueAt": seconds_text(reminder.due_at),
        "createdAt": millis_text(reminder.created_at),
        "updatedAt": millis_text(reminder.updated_at),
        "claimedAt": optional_millis(reminder.claimed_at),
        "claimedBy": reminder.claimed_by,
        "finishedAt": optional_millis(reminder.finished_at),
        "changeId": reminder.change_id,
        "snoozedFrom": reminder.snoozed_from,
        "askedBy": reminder.asked_by,
        "listKey": list_key(reminder),
        "reference": reminder.reference,
        "referenceKey": reference_key(reminder),
        "attentionSince": optional_millis(reminder.attention_since),
        "doneAt": optional_millis(reminder.done_at),
        "scheduleId": reminder.schedule_id,
        "scheduleKey": schedule_key(reminder),
        "occurrence": None if reminder.occurrence is None else reminder.occurrence.isoformat(),
        "reason": reminder.reason,
        "watch": None if reminder.check_at is None else watch_shard(reminder.id),
        "checkAt": optional_millis(reminder.check_at),
    }
    numbers = {
        "version": reminder.version,
        "generation": reminder.generation,
        "retainUntil": epoch(reminder.retain_until),
        "expiresAt": None if reminder.expires_at is None else epoch(reminder.expires_at),
    }
    item: Item = {name: {"S": text} for name, text in texts.items() if text is not None}
    item |= {name: {"N": str(number)} for name, number in numbers.items() if number is not None}
    if reminder.metadata:
        item["metadata"] = {"M": {name: {"S": value} for name, value in reminder.metadata.items()}}
    if reminder.detached:
        item["detached"] = {"BOOL": True}
    if reminder.snoozes:
        item["snoozes"] = {"L": [{"S": each} for each in reminder.snoozes]}
    if reminder.email_feedback is not None:
        item["emailFeedback"] = outcome_attribute(reminder.email_feedback)
    item["deliveries"] = deliveries_attribute(reminder.deliveries)
    return item


def from_item(item: Mapping[str, Any]) -> Reminder:
    """Returns the reminder in `item`; unknown attributes are ignored.

    Raises:
        KeyError: a mandatory attribute is missing.
    """
    return Reminder(
        owner=item["owner"]["S"],
        id=item["id"]["S"],
        status=item["status"]["S"],
        version=int(item["version"]["N"]),
        generation=int(item["generation"]["N"]),
        preference=item["preference"]["S"],
        message=item["message"]["S"],
        subject=optional_text(item, "subject"),
        email=optional_text(item, "email"),
        phone=optional_text(item, "phone"),
        timezone=item["timezone"]["S"],
        local_time=_optional_local(item, "localTime"),
        reference=optional_text(item, "reference"),
        metadata={name: value["S"] for name, value in item.get("metadata", {"M": {}})["M"].items()},
        due_at=parse(item["dueAt"]["S"]),
        created_at=parse(item["createdAt"]["S"]),
        updated_at=parse(item["updatedAt"]["S"]),
        claimed_at=optional_time(item, "claimedAt"),
        claimed_by=optional_text(item, "claimedBy"),
        finished_at=optional_time(item, "finishedAt"),
        change_id=item["changeId"]["S"],
        snoozed_from=optional_text(item, "snoozedFrom"),
        asked_by=optional_text(item, "askedBy"),
        snoozes=tuple(each["S"] for each in item.get("snoozes", {"L": []})["L"]),
        attention_since=optional_time(item, "attentionSince"),
        done_at=optional_time(item, "doneAt"),
        schedule_id=optional_text(item, "scheduleId"),
        occurrence=_optional_local(item, "occurrence"),
        detached="detached" in item,
        reason=item["reason"]["S"] if "reason" in item else None,
        deliveries={channel: _delivery(value["M"]) for channel, value in item["deliveries"]["M"].items()},
        email_feedback=_outcome(item["emailFeedback"]["M"]) if "emailFeedback" in item else None,
        check_at=optional_time(item, "checkAt"),
        retain_until=_from_epoch(item["retainUntil"]["N"]),
        expires_at=_from_epoch(item["expiresAt"]["N"]) if "expiresAt" in item else None,
    )


def list_key(reminder: Reminder) -> str:
    """Returns the sort key in the owner's list: upcoming by due time, finished by finish time."""
    if reminder.finished_at is not None:
        return f"finished#{millis_text(reminder.finished_at)}"
    return f"upcoming#{seconds_text(reminder.due_at)}"


def reference_key(reminder: Reminder) -> str | None:
    """Returns the sort key by reference: a reference has no blanks, and ids sort by time."""
    return None if reminder.reference is None else f"{reminder.reference} {reminder.id}"


def schedule_key(reminder: Reminder) -> str | None:
    """Returns the sort key by schedule."""
    return None if reminder.schedule_id is None else f"{reminder.schedule_id} {reminder.id}"


def key(owner: str, reminder_id: str) -> Item:
    """Returns the table's key of one reminder."""
    return {"owner": {"S": owner}, "id": {"S": reminder_id}}


def deliveries_attribute(deliveries: Mapping[Channel, Delivery]) -> "AttributeValueTypeDef":
    """Formats `deliveries` as the state machine writes them: an empty text means no value."""
    return {"M": {channel: delivery_attribute(delivery) for channel, delivery in deliveries.items()}}


def delivery_attribute(delivery: Delivery) -> "AttributeValueTypeDef":
    """Formats one delivery, in `deliveries` and in the email worker's result."""
    return {
        "M": {
            "status": {"S": delivery.status},
            "at": {"S": optional_millis(delivery.at) or ""},
            "messageId": {"S": delivery.message_id or ""},
            "error": {"S": delivery.error or ""},
        }
    }


def outcome_attribute(outcome: Outcome) -> "AttributeValueTypeDef":
    """Formats an outcome; its `rank` is used in conditions only."""
    return {
        "M": {
            "status": {"S": outcome.status},
            "at": {"S": millis_text(outcome.at)},
            "code": {"S": outcome.code},
            "rank": {"N": str(outcome.rank)},
        }
    }


def watch_shard(reminder_id: str) -> str:
    """Returns the partition of the `watched` index, one of 16: the id's last hex digit."""
    return reminder_id[-1]


def epoch(time: datetime) -> int:
    """Returns whole seconds since 1970, as DynamoDB's TTL needs them."""
    return int(time.timestamp())


def _delivery(item: Mapping[str, Any]) -> Delivery:
    return Delivery(
        status=item["status"]["S"],
        at=optional_time(item, "at"),
        message_id=optional_text(item, "messageId"),
        error=optional_text(item, "error"),
    )


def _outcome(item: Mapping[str, Any]) -> Outcome:
    return Outcome(status=item["status"]["S"], at=parse(item["at"]["S"]), code=item["code"]["S"])


def optional_text(item: Mapping[str, Any], name: str) -> str | None:
    """Returns the text of an attribute, None if it is missing or empty."""
    return item[name]["S"] or None if name in item else None


def optional_time(item: Mapping[str, Any], name: str) -> datetime | None:
    """Returns the time (UTC) of an attribute, None if it is missing or empty."""
    text = optional_text(item, name)
    return parse(text) if text else None


def _optional_local(item: Mapping[str, Any], name: str) -> datetime | None:
    text = optional_text(item, name)
    return datetime.fromisoformat(text) if text else None


def optional_millis(time: datetime | None) -> str | None:
    """Formats a time for an attribute; None stays None."""
    return None if time is None else millis_text(time)


def _from_epoch(number: str) -> datetime:
    return datetime.fromtimestamp(int(number), tz=UTC)

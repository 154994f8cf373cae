"""The transitions of a reminder's record in DynamoDB: one conditional write each.

Claim and Record, the two writes of the execution, are in `reminder.asl.json`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workflow.conditional_write import put_new, update_if
from workflow.errors import aws_errors
from workflow.item import deliveries_attribute, epoch, from_item, key, to_item
from workflow.reminder import Delivery, Reminder
from workflow.schedule import check_after_start, check_before_start, retained_until
from workflow.times import millis_text
from workflow.watching import Watched

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class ReminderStore:
    """The records of one table.

    `retention` is how long a record is kept after its due time, or after its end where it is closed.
    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: a write may then
    have happened, wholly or not at all.
    """

    def __init__(self, client: DynamoDBClient, table_name: str, retention: timedelta) -> None:
        self._client = client
        self._table = table_name
        self.retention = retention

    def get(self, owner: str, reminder_id: str) -> Reminder | None:
        """The record as it is now (consistent read), or None."""
        with aws_errors():
            answer = self._client.get_item(
                TableName=self._table, Key=key(owner, reminder_id), ConsistentRead=True
            )
        return from_item(answer["Item"]) if "Item" in answer else None

    def create(self, reminder: Reminder) -> Reminder:
        """Commits a new reminder.

        Raises:
            ClientError: another record has its key already.
        """
        put_new(self._client, self._table, to_item(reminder), reminder.change_id)
        return reminder

    def arm(self, reminder: Reminder, now: datetime) -> bool:
        """Records that the timer of this generation was started; False if the reminder moved on meanwhile."""
        item = update_if(
            self._client,
            self._table,
            key(reminder.owner, reminder.id),
            update="SET checkAt = :checkAt",
            condition="#status = :scheduled AND generation = :generation",
            values={
                ":checkAt": {"S": millis_text(check_after_start(reminder.due_at, now))},
                ":scheduled": {"S": "scheduled"},
                ":generation": {"N": str(reminder.generation)},
            },
        )
        return item is not None

    def rearm(self, seen: Watched, now: datetime, change_id: str) -> Reminder | None:
        """Gives a reminder that still waits its next generation, whose timer is then to be started.

        None if it moved on since it was `seen`.
        """
        values = {
            ":next": {"N": str(seen.generation + 1)},
            ":changeId": {"S": change_id},
            ":checkAt": {"S": millis_text(check_before_start(seen.due_at, now))},
            ":retainUntil": {"N": str(epoch(retained_until(seen.due_at, now, self.retention)))},
            ":scheduled": {"S": "scheduled"},
            ":generation": {"N": str(seen.generation)},
        }
        item = update_if(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            update=(
                "SET generation = :next, changeId = :changeId, checkAt = :checkAt, retainUntil = :retainUntil"
            ),
            condition="#status = :scheduled AND generation = :generation",
            values=values,
            change_id=change_id,
        )
        return None if item is None else from_item(item)

    def postpone(self, seen: Watched, check_at: datetime) -> bool:
        """Lets the sweep look again at `check_at`; False if the reminder moved on since it was `seen`."""
        item = update_if(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            update="SET checkAt = :checkAt",
            condition="#status = :status AND generation = :generation",
            values={
                ":checkAt": {"S": millis_text(check_at)},
                ":status": {"S": seen.status},
                ":generation": {"N": str(seen.generation)},
            },
        )
        return item is not None

    def close_stuck(self, seen: Reminder, now: datetime, change_id: str) -> Reminder | None:
        """Ends a reminder whose execution never recorded what happened: failed, its open deliveries unknown.

        None if it ended, or was claimed by another, since it was `seen` sending.
        """
        deliveries = {
            channel: Delivery(status="unknown", at=now) if delivery.status == "waiting" else delivery
            for channel, delivery in seen.deliveries.items()
        }
        values = {
            ":failed": {"S": "failed"},
            ":deliveries": deliveries_attribute(deliveries),
            ":now": {"S": millis_text(now)},
            ":listKey": {"S": f"finished#{millis_text(now)}"},
            ":expiresAt": {"N": str(epoch(now + self.retention))},
            ":changeId": {"S": change_id},
            ":one": {"N": "1"},
            ":sending": {"S": "sending"},
            ":claimedBy": {"S": seen.claimed_by or ""},
        }
        item = update_if(
            self._client,
            self._table,
            key(seen.owner, seen.id),
            update=(
                "SET #status = :failed, deliveries = :deliveries, finishedAt = :now, updatedAt = :now,"
                " listKey = :listKey, expiresAt = :expiresAt, changeId = :changeId"
                " REMOVE watch, checkAt ADD version :one"
            ),
            condition="#status = :sending AND claimedBy = :claimedBy",
            values=values,
            change_id=change_id,
        )
        return None if item is None else from_item(item)

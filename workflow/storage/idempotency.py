"""Idempotency keys: which request first used each key, and what it created."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from workflow.reminders.exceptions import ReminderNotFound
from workflow.reminders.reminder import Reminder
from workflow.storage.errors import StoreUnavailable, aws_errors, error_name
from workflow.storage.item import Item, epoch, key
from workflow.storage.snoozes import is_source_gone, new_record, source_update
from workflow.time.times import rounded_up

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

KEPT = timedelta(hours=48)
"""How long a key is kept; the API promises a day."""

_ATTEMPTS = 3

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
_CONFLICTS = frozenset(
    {"TransactionCanceledException", "TransactionInProgressException", "IdempotentParameterMismatchException"}
)


@dataclass(frozen=True, slots=True)
class IdempotentRequest:
    """A request with an idempotency `key`; `fingerprint` detects another request with that key.

    `former_key` is the key under which an earlier release stored the same header, if it differs.
    """

    key: str
    fingerprint: str
    former_key: str | None = None


@dataclass(frozen=True, slots=True)
class FirstUse:
    """The first request with a key, and the id of the reminder or schedule that it created."""

    fingerprint: str
    created_id: str


def fingerprint(operation: str, source_id: str | None, members: Mapping[str, object]) -> str:
    """Returns a digest of the operation, the reminder that it is about, and its parsed members.

    Aware times are compared as moments, rounded up to a second. Absent members get no defaults.
    """
    content = json.dumps([operation, source_id, members], sort_keys=True, default=_time_text)
    return hashlib.sha256(content.encode()).hexdigest()


class IdempotencyStore:
    """The idempotency items in the reminders' table.

    Every method raises `StoreUnavailable` if AWS throttles, fails or does not respond; a write was then
    applied completely or not at all.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def find(self, owner: str, request: IdempotentRequest, now: datetime) -> FirstUse | None:
        """Returns the first use of the owner's key (consistent read); None if the key is free at `now`.

        An item under a former key counts only for the same request, since another header could have had it.
        """
        found = self.kept(owner, request.key, now)
        if found is not None or request.former_key is None:
            return found
        former = self.kept(owner, request.former_key, now)
        return former if former is not None and former.fingerprint == request.fingerprint else None

    def kept(self, owner: str, idempotency_key: str, now: datetime) -> FirstUse | None:
        """Returns the first use of exactly this key; otherwise as `find`."""
        with aws_errors():
            response = self._client.get_item(
                TableName=self._table, Key=_item_key(owner, idempotency_key), ConsistentRead=True
            )
        item = response.get("Item")
        if item is None or int(item["expiresAt"]["N"]) < epoch(now):
            return None
        return FirstUse(item["fingerprint"]["S"], item["reminderId"]["S"])

    def create(
        self, reminder: Reminder, request: IdempotentRequest, now: datetime, source: Reminder | None = None
    ) -> FirstUse | None:
        """Commits a new reminder with its key, and the note at its `source`, in one transaction.

        None if it is committed, by this call or an earlier one whose response was lost; else the first use.

        Raises:
            ReminderNotFound: the source no longer exists.
        """
        for _ in range(_ATTEMPTS):
            refused = self._commit(reminder, request, now, source)
            if refused is None:
                return None
            earlier = self.find(reminder.owner, request, now)
            if earlier is not None:
                return None if earlier.created_id == reminder.id else earlier
            if source is not None and is_source_gone(refused):
                raise ReminderNotFound
        raise StoreUnavailable("the idempotency key is in use")

    def _commit(
        self, reminder: Reminder, request: IdempotentRequest, now: datetime, source: Reminder | None
    ) -> ClientError | None:
        source_updates = [] if source is None else [source_update(self._table, reminder, source)]
        try:
            with aws_errors():
                self._client.transact_write_items(
                    ClientRequestToken=reminder.change_id,
                    TransactItems=[
                        new_record(self._table, reminder),
                        key_record(self._table, reminder.owner, reminder.id, request, now),
                        *source_updates,
                    ],
                )
        except ClientError as error:
            if error_name(error) not in _CONFLICTS:
                raise
            return error
        return None


def key_record(
    table_name: str, owner: str, created_id: str, request: IdempotentRequest, now: datetime
) -> TransactWriteItemTypeDef:
    """Returns the transaction item that stores what the owner's key created."""
    item = _item_key(owner, request.key) | {
        "fingerprint": {"S": request.fingerprint},
        "reminderId": {"S": created_id},
        "expiresAt": {"N": str(epoch(now + KEPT))},
    }
    return {
        "Put": {
            "TableName": table_name,
            "Item": item,
            "ConditionExpression": "attribute_not_exists(id) OR expiresAt < :now",
            "ExpressionAttributeValues": {":now": {"N": str(epoch(now))}},
        }
    }


def _item_key(owner: str, idempotency_key: str) -> Item:
    return key(f"idem#{owner}", hashlib.sha256(idempotency_key.encode()).hexdigest())


def _time_text(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} has no place in a fingerprint")
    time = rounded_up(value)
    return (time if time.tzinfo is None else time.astimezone(UTC)).isoformat()

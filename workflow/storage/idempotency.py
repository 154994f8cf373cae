"""Requests that may be sent twice and make one reminder: what each idempotency key was used for."""

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
from workflow.storage.snoozes import is_source_gone, new_record, note_at_source
from workflow.time.times import rounded_up

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

KEPT = timedelta(hours=48)
"""How long a key is remembered; the API promises a day."""

_ATTEMPTS = 3

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
_TAKEN = frozenset(
    {"TransactionCanceledException", "TransactionInProgressException", "IdempotentParameterMismatchException"}
)


@dataclass(frozen=True, slots=True)
class IdempotentRequest:
    """A request that its client has named by `key`; `fingerprint` sets it apart from other requests.

    `former_key` is what a former release would have kept the same header under, where that is another.
    """

    key: str
    fingerprint: str
    former_key: str | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The request that used a key first, and the reminder, or the schedule, that it made."""

    fingerprint: str
    made_id: str


def fingerprint(operation: str, source_id: str | None, members: Mapping[str, object]) -> str:
    """The digest of a request: of its operation, the reminder it is about, and its members as parsed.

    An aware time counts as the moment that it names, a fraction of a second as the next one. Members that
    were not sent are not filled in.
    """
    content = json.dumps([operation, source_id, members], sort_keys=True, default=_time_text)
    return hashlib.sha256(content.encode()).hexdigest()


class IdempotencyStore:
    """The idempotency items of one table, beside the reminders.

    Every method raises `StoreUnavailable` where AWS throttles, fails or does not answer: a write may then
    have happened, wholly or not at all.
    """

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def find(self, owner: str, request: IdempotentRequest, now: datetime) -> Earlier | None:
        """What the owner's key was used for (consistent read); None where it is free again at `now`.

        A key that a former release has kept counts for the same request only: it was another one then.
        """
        found = self.kept(owner, request.key, now)
        if found is not None or request.former_key is None:
            return found
        former = self.kept(owner, request.former_key, now)
        return former if former is not None and former.fingerprint == request.fingerprint else None

    def kept(self, owner: str, idempotency_key: str, now: datetime) -> Earlier | None:
        """What the owner's key was used for by its name alone; as `find`."""
        with aws_errors():
            answer = self._client.get_item(
                TableName=self._table, Key=_item_key(owner, idempotency_key), ConsistentRead=True
            )
        item = answer.get("Item")
        if item is None or int(item["expiresAt"]["N"]) < epoch(now):
            return None
        return Earlier(item["fingerprint"]["S"], item["reminderId"]["S"])

    def create(
        self, reminder: Reminder, request: IdempotentRequest, now: datetime, source: Reminder | None = None
    ) -> Earlier | None:
        """Commits a new reminder together with the key, and with what its `source` notes of it; or nothing.

        None once they are committed, by this call or by one whose answer was lost; else what the key was
        used for earlier.

        Raises:
            ReminderNotFound: the source is gone.
        """
        for _ in range(_ATTEMPTS):
            refused = self._commit(reminder, request, now, source)
            if refused is None:
                return None
            earlier = self.find(reminder.owner, request, now)
            if earlier is not None:
                return None if earlier.made_id == reminder.id else earlier
            if source is not None and is_source_gone(refused):
                raise ReminderNotFound
        raise StoreUnavailable("the idempotency key is in use")

    def _commit(
        self, reminder: Reminder, request: IdempotentRequest, now: datetime, source: Reminder | None
    ) -> ClientError | None:
        at_source = [] if source is None else [note_at_source(self._table, reminder, source)]
        try:
            with aws_errors():
                self._client.transact_write_items(
                    ClientRequestToken=reminder.change_id,
                    TransactItems=[
                        new_record(self._table, reminder),
                        key_record(self._table, reminder.owner, reminder.id, request, now),
                        *at_source,
                    ],
                )
        except ClientError as error:
            if error_name(error) not in _TAKEN:
                raise
            return error
        return None


def key_record(
    table_name: str, owner: str, made_id: str, request: IdempotentRequest, now: datetime
) -> TransactWriteItemTypeDef:
    """The part of a transaction that writes what the owner's key is used for: what it made."""
    item = _item_key(owner, request.key) | {
        "fingerprint": {"S": request.fingerprint},
        "reminderId": {"S": made_id},
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

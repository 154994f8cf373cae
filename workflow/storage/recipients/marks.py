"""Suppression marks: which addresses get no email, why, from whom, and until when."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.conditional_write import failed_condition_item
from workflow.storage.errors import aws_errors
from workflow.storage.item import Item, epoch, key
from workflow.storage.recipients.stack_key import StackKey, StackKeys
from workflow.storage.schema import MARK_PREFIX
from workflow.time.times import millis_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import PutItemInputTypeDef

Reason = Literal["bounced", "complained", "stopped"]

SITE = "site"
"""The scope of a mark that applies to every owner; any other scope is an owner."""

BOUNCED_FOR = timedelta(days=30)
"""How long a bounced address is suppressed: mailboxes may come back."""

STOPPED_FOR = timedelta(days=365)
"""How long a recipient's stop applies."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Why an address gets no email, from whom (`SITE` for all owners, or one owner), and until when (UTC).

    A mark without an end applies until it is lifted.
    """

    reason: Reason
    scope: str
    until: datetime | None


class MarkReader(Protocol):
    """Looks up marks."""

    def of(self, address: str, owner: str) -> Mark | None:
        """Returns the mark that suppresses email of `owner` to `address`, or None.

        Raises:
            StoreUnavailable: it could not be read.
        """


class MarkLifter(MarkReader, Protocol):
    """Looks up and removes marks."""

    def lift(self, address: str, scope: str, reasons: Collection[Reason]) -> None:
        """Removes the marks with these reasons and that scope, if they exist."""


class NoMarks:
    """For functions that send nothing: there are no marks."""

    def of(self, _address: str, _owner: str) -> Mark | None:
        """See `MarkReader`."""
        return None

    def lift(self, _address: str, _scope: str, _reasons: Collection[Reason]) -> None:
        """See `MarkLifter`: there is nothing to lift."""


class Marks:
    """The marks of one stack; `clock` returns the current time (aware).

    An address is stored as a keyed hash, ignoring case; callers may pass the hash instead. Every method
    raises `StoreUnavailable` if AWS throttles, fails or does not respond; each write is idempotent.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        table_name: str,
        keys: StackKeys,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._client = client
        self._table = table_name
        self._keys = keys
        self._clock = clock

    def of(self, address: str | bytes, owner: str) -> Mark | None:
        """See `MarkReader`; a recipient's own stop takes precedence."""
        found = [mark for mark in self.all_of(address) if mark.scope in (SITE, owner)]
        return min(found, key=lambda mark: mark.reason != "stopped", default=None)

    def all_of(self, address: str | bytes) -> list[Mark]:
        """Returns all marks of the address that apply now (consistent read)."""
        now = self._clock()
        return [mark for mark in self._read(address) if mark.until is None or mark.until > now]

    def put(self, address: str | bytes, mark: Mark, now: datetime) -> None:
        """Sets the mark, created at `now`, unless one with the same reason and scope lasts longer."""
        item = self._key(address, mark.reason, mark.scope) | {"createdAt": {"S": millis_text(now)}}
        write: PutItemInputTypeDef = {"TableName": self._table, "Item": item}
        if mark.until is not None:
            item["expiresAt"] = {"N": str(epoch(mark.until))}
            write["ConditionExpression"] = "attribute_not_exists(id) OR expiresAt < :until"
            write["ExpressionAttributeValues"] = {":until": item["expiresAt"]}
        try:
            self._client.put_item(**write)
        except (ClientError, BotoCoreError) as error:
            failed_condition_item(error)

    def lift(self, address: str | bytes, scope: str, reasons: Collection[Reason]) -> None:
        """Removes the marks with these reasons and that scope, if they exist."""
        for reason in reasons:
            with aws_errors():
                self._client.delete_item(TableName=self._table, Key=self._key(address, reason, scope))

    def _read(self, address: str | bytes) -> Iterator[Mark]:
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="#owner = :owner",
            ExpressionAttributeNames={"#owner": "owner"},
            ExpressionAttributeValues={":owner": {"S": self._owner(address)}},
            ConsistentRead=True,
        )
        with aws_errors():
            for page in pages:
                yield from map(_from_item, page["Items"])

    def _key(self, address: str | bytes, reason: Reason, scope: str) -> Item:
        return key(self._owner(address), reason if scope == SITE else f"{reason}#{scope}")

    def _owner(self, address: str | bytes) -> str:
        hashed = hash_of(address, self._keys.current()) if isinstance(address, str) else address
        return f"{MARK_PREFIX}{hashed.hex()}"


def hash_of(address: str, key: StackKey) -> bytes:
    """Returns the keyed hash of `address`: without the key nobody can tell whose it is."""
    return hmac.digest(key.secret, address.lower().encode(), hashlib.sha256)


def _from_item(item: Mapping[str, Any]) -> Mark:
    reason, _, owner = item["id"]["S"].partition("#")
    until = item.get("expiresAt")
    return Mark(reason, owner or SITE, until and datetime.fromtimestamp(int(until["N"]), UTC))

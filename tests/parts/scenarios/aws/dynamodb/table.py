"""Simulates the DynamoDB table in memory: each call is one atomic step, as in DynamoDB."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.parts.scenarios.aws.dynamodb.conditions import holds
from tests.parts.scenarios.aws.dynamodb.partitions import Key, Partitions, key_of
from tests.parts.scenarios.aws.dynamodb.queries import page_of
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.aws.dynamodb.updates import updated
from tests.parts.scenarios.aws.errors import client_error

Observer = Callable[[Item | None, Item | None], None]
"""Receives each write: the item before and after it; None if it does not exist."""

TOKEN_LIFETIME = timedelta(minutes=10)
"""How long DynamoDB remembers a transaction's ClientRequestToken.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
"""

LAG = timedelta(hours=1)
"""How far eventually consistent reads may lag behind: DynamoDB's usually lag a fraction of a second.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
"""

MOST_PARTS = MOST_KEYS = 100
"""The maximums of one transaction and of one BatchGetItem.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
"""


class SimulatedTable:
    """Takes the parameters of boto3's calls; returns boto3's responses or raises `ClientError`.

    Eventually consistent reads return each item as it was before its last write, if `LAG` has not passed.
    """

    def __init__(self, clock: Callable[[], datetime], observe: Observer, page_size: int) -> None:
        self.items: dict[Key, Item] = {}
        self.partitions = Partitions()
        self._before: dict[Key, Item | None] = {}
        self._written: dict[Key, datetime] = {}
        self._tokens: dict[str, tuple[datetime, str]] = {}
        self._clock = clock
        self._observe = observe
        self._page_size = page_size

    def keep(self, item: Item) -> None:
        """Adds an item that exists from the beginning, without notifying the observer."""
        key = key_of(item)
        self.items[key] = self._before[key] = item
        self.partitions.wrote(key, None, item)

    def get_item(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        item = self._read(call["Key"], call)
        return {} if item is None else {"Item": item}

    def batch_get_item(self, *, partly: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Returns the items; `partly` leaves the last key unprocessed, like a throttled table."""
        ((name, wanted),) = call["RequestItems"].items()
        keys = wanted["Keys"]
        if not 0 < len(keys) <= MOST_KEYS or len({key_of(key) for key in keys}) < len(keys):
            raise client_error("ValidationException", "BatchGetItem")
        read, left = (keys[:-1], keys[-1:]) if partly else (keys, [])
        found = [item for key in read if (item := self._read(key, wanted)) is not None]
        unread = {name: {**wanted, "Keys": left}} if left else {}
        return {"Responses": {name: found}, "UnprocessedKeys": unread}

    def put_item(self, *, conflict: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = key_of(call["Item"])
        self._check("PutItem", call, key, conflict)
        self._write(key, dict(call["Item"]))
        return {}

    def update_item(self, *, conflict: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = key_of(call["Key"])
        self._check("UpdateItem", call, key, conflict)
        after = self._updated(call)
        self._write(key, after)
        return {"Attributes": dict(after)} if call.get("ReturnValues") == "ALL_NEW" else {}

    def delete_item(self, *, conflict: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = key_of(call["Key"])
        self._check("DeleteItem", call, key, conflict)
        self._write(key, None)
        return {}

    def query(self, *, lagging: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Returns one page; a `lagging` index doesn't contain the last write of any item yet."""
        if lagging and not call.get("ConsistentRead"):
            items = [item for key in self._before if (item := self._lagging(key)) is not None]
        else:
            items = list(self.partitions.of(call))
        return page_of(items, call, self._page_size)

    def transact_write_items(self, *, conflict: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Applies all or nothing; a `conflict` cancels a transaction that has not succeeded yet."""
        token, content = call.get("ClientRequestToken"), _content(call)
        if token is not None and self._is_repeated(token, content):
            return {}
        actions = [action for part in call["TransactItems"] for action in part.items()]
        keys = [_key_of_action(action) for _, action in actions]
        if not 0 < len(actions) <= MOST_PARTS or len(set(keys)) < len(keys):
            raise client_error("ValidationException", "TransactWriteItems")
        reasons = [self._reason(action, key) for (_, action), key in zip(actions, keys, strict=True)]
        if conflict:
            reasons[-1] = {"Code": "TransactionConflict"}
        if any(reason["Code"] != "None" for reason in reasons):
            raise client_error(
                "TransactionCanceledException", "TransactWriteItems", CancellationReasons=reasons
            )
        for (kind, action), key in zip(actions, keys, strict=True):
            self._act(kind, action, key)
        if token is not None:
            self._tokens[token] = self._clock(), content
        return {}

    def expire(self) -> None:
        """Deletes every item whose `expiresAt` has passed, like TTL."""
        now = self._clock().timestamp()
        for key, item in list(self.items.items()):
            if "expiresAt" in item and int(item["expiresAt"]["N"]) < now:
                self._write(key, None)

    def _read(self, key: Item, call: Mapping[str, Any]) -> Item | None:
        item = self.items.get(key_of(key)) if call.get("ConsistentRead") else self._lagging(key_of(key))
        return None if item is None else dict(item)

    def _lagging(self, key: Key) -> Item | None:
        written = self._written.get(key)
        is_recent = written is not None and self._clock() - written <= LAG
        return self._before[key] if is_recent else self.items.get(key)

    def _act(self, kind: str, action: Mapping[str, Any], key: Key) -> None:
        if kind == "Put":
            self._write(key, dict(action["Item"]))
        elif kind == "Update":
            self._write(key, self._updated(action))
        elif kind == "Delete":
            self._write(key, None)
        elif kind != "ConditionCheck":
            raise client_error("ValidationException", "TransactWriteItems")

    def _updated(self, call: Mapping[str, Any]) -> Item:
        before = self.items.get(key_of(call["Key"]), dict(call["Key"]))
        names, values = call.get("ExpressionAttributeNames", {}), call.get("ExpressionAttributeValues", {})
        return updated(call["UpdateExpression"], names, values, before)

    def _is_repeated(self, token: str, content: str) -> bool:
        at, earlier = self._tokens.get(token, (None, ""))
        if at is None or self._clock() - at > TOKEN_LIFETIME:
            return False
        if content != earlier:
            raise client_error("IdempotentParameterMismatchException", "TransactWriteItems")
        return True

    def _check(self, operation: str, call: Mapping[str, Any], key: Key, conflict: bool) -> None:
        if conflict:
            raise client_error("TransactionConflictException", operation)
        if not self._holds(call, key):
            raise client_error("ConditionalCheckFailedException", operation, **self._shown(call, key))

    def _reason(self, action: Mapping[str, Any], key: Key) -> dict[str, Any]:
        """Returns the cancellation reason for one part of a transaction."""
        if self._holds(action, key):
            return {"Code": "None"}
        return {"Code": "ConditionalCheckFailed", **self._shown(action, key)}

    def _shown(self, call: Mapping[str, Any], key: Key) -> dict[str, Any]:
        """Returns the old item if the request wants it in the error."""
        shown = call.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" and key in self.items
        return {"Item": dict(self.items[key])} if shown else {}

    def _holds(self, call: Mapping[str, Any], key: Key) -> bool:
        if "ConditionExpression" not in call:
            return True
        names, values = call.get("ExpressionAttributeNames", {}), call.get("ExpressionAttributeValues", {})
        return holds(call["ConditionExpression"], names, values, self.items.get(key, {}))

    def _write(self, key: Key, after: Item | None) -> None:
        before = self._before[key] = self.items.get(key)
        self._written[key] = self._clock()
        if before is None and after is None:
            return
        if after is None:
            del self.items[key]
        else:
            self.items[key] = after
        self.partitions.wrote(key, before, after)
        self._observe(before, after)


def _key_of_action(action: Mapping[str, Any]) -> Key:
    return key_of(action["Item"] if "Item" in action else action["Key"])


def _content(call: Mapping[str, Any]) -> str:
    return json.dumps(call["TransactItems"], sort_keys=True)

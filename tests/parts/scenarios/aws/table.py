"""The DynamoDB table in memory: one atomic step for each call, as DynamoDB does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.parts.scenarios.aws.conditions import holds
from tests.parts.scenarios.aws.errors import client_error
from tests.parts.scenarios.aws.queries import page_of
from tests.parts.scenarios.aws.tokens import Item
from tests.parts.scenarios.aws.updates import updated

Key = tuple[str, str]
Observer = Callable[[Item | None, Item | None], None]
"""Receives each write: the item before and after it, None where there is none."""

TOKEN_LIFETIME = timedelta(minutes=10)
"""How long DynamoDB remembers a transaction's ClientRequestToken.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
"""


class SimulatedTable:
    """Takes the parameters of boto3's calls; returns what boto3 would, or raises `ClientError`.

    Reads that are not consistent see each item as it was before its last write.
    """

    def __init__(self, clock: Callable[[], datetime], observe: Observer, page_size: int) -> None:
        self.items: dict[Key, Item] = {}
        self._before: dict[Key, Item | None] = {}
        self._tokens: dict[str, tuple[datetime, str]] = {}
        self._clock = clock
        self._observe = observe
        self._page_size = page_size

    def keep(self, item: Item) -> None:
        """Has `item` from before the beginning: nobody observes a write."""
        key = _key(item)
        self.items[key] = self._before[key] = item

    def get_item(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = _key(call["Key"])
        item = self.items.get(key) if call.get("ConsistentRead") else self._before.get(key)
        return {} if item is None else {"Item": dict(item)}

    def put_item(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = _key(call["Item"])
        self._check("PutItem", call, key)
        self._write(key, dict(call["Item"]))
        return {}

    def update_item(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = _key(call["Key"])
        self._check("UpdateItem", call, key)
        after = self._updated(call)
        self._write(key, after)
        return {"Attributes": dict(after)} if call.get("ReturnValues") == "ALL_NEW" else {}

    def delete_item(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        key = _key(call["Key"])
        self._check("DeleteItem", call, key)
        self._write(key, None)
        return {}

    def query(self, *, lagging: bool = False, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """One page; an index that is `lagging` doesn't show the last write of any item yet."""
        items = self.items
        if lagging and not call.get("ConsistentRead"):
            items = {key: item for key, item in self._before.items() if item is not None}
        return page_of(items.values(), call, self._page_size)

    def transact_write_items(self, **call: Any) -> Mapping[str, Any]:  # noqa: ANN401
        if self._is_repeated(call):
            return {}
        actions = [action for part in call["TransactItems"] for action in part.items()]
        failed = [not self._holds(action, _key_of(action)) for _, action in actions]
        if any(failed):
            reasons = [{"Code": "ConditionalCheckFailed" if one else "None"} for one in failed]
            raise client_error(
                "TransactionCanceledException", "TransactWriteItems", CancellationReasons=reasons
            )
        for kind, action in actions:
            if kind == "Put":
                self._write(_key_of(action), dict(action["Item"]))
            else:
                self._write(_key_of(action), self._updated(action))
        self._tokens[call["ClientRequestToken"]] = self._clock(), _content(call)
        return {}

    def _updated(self, call: Mapping[str, Any]) -> Item:
        before = self.items.get(_key(call["Key"]), dict(call["Key"]))
        names, values = call.get("ExpressionAttributeNames", {}), call.get("ExpressionAttributeValues", {})
        return updated(call["UpdateExpression"], names, values, before)

    def expire(self) -> None:
        """Deletes what TTL would: every item whose `expiresAt` has passed."""
        now = self._clock().timestamp()
        for key, item in list(self.items.items()):
            if "expiresAt" in item and int(item["expiresAt"]["N"]) < now:
                self._write(key, None)

    def _is_repeated(self, call: Mapping[str, Any]) -> bool:
        at, content = self._tokens.get(call["ClientRequestToken"], (None, ""))
        if at is None or self._clock() - at > TOKEN_LIFETIME:
            return False
        if content != _content(call):
            raise client_error("IdempotentParameterMismatchException", "TransactWriteItems")
        return True

    def _check(self, operation: str, call: Mapping[str, Any], key: Key) -> None:
        if self._holds(call, key):
            return
        shown = call.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" and key in self.items
        old: dict[str, Any] = {"Item": dict(self.items[key])} if shown else {}
        raise client_error("ConditionalCheckFailedException", operation, **old)

    def _holds(self, call: Mapping[str, Any], key: Key) -> bool:
        if "ConditionExpression" not in call:
            return True
        names, values = call.get("ExpressionAttributeNames", {}), call.get("ExpressionAttributeValues", {})
        return holds(call["ConditionExpression"], names, values, self.items.get(key, {}))

    def _write(self, key: Key, after: Item | None) -> None:
        before = self._before[key] = self.items.get(key)
        if before is None and after is None:
            return
        if after is None:
            del self.items[key]
        else:
            self.items[key] = after
        self._observe(before, after)


def _key(item: Item) -> Key:
    return item["owner"]["S"], item["id"]["S"]


def _key_of(action: Mapping[str, Any]) -> Key:
    return _key(action["Item"] if "Item" in action else action["Key"])


def _content(call: Mapping[str, Any]) -> str:
    return json.dumps(call["TransactItems"], sort_keys=True)

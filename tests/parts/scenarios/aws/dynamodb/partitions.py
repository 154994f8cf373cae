"""Partitions of a table and its indexes: a query reads only one partition."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from tests.parts.scenarios.aws.dynamodb.tokens import Item
from workflow.storage import schema

Key = tuple[str, str]
PARTITION_KEYS = frozenset(partition for partition, _ in (schema.KEY, *schema.INDEX_KEYS.values()))
PLACE = re.compile(r"(#?\w+) = (:\w+)")


class Partitions:
    """The items by each attribute that is a partition key."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, str], dict[Key, Item]] = {}

    def wrote(self, key: Key, before: Item | None, after: Item | None) -> None:
        """Replaces or deletes the item with this key."""
        for name in PARTITION_KEYS:
            if before is not None and name in before:
                del self._items[name, before[name]["S"]][key]
            if after is not None and name in after:
                self._items.setdefault((name, after[name]["S"]), {})[key] = after

    def of(self, call: Mapping[str, Any]) -> Collection[Item]:
        """Returns the items of the queried partition."""
        index = call.get("IndexName")
        partition, _ = schema.INDEX_KEYS[index] if index else schema.KEY
        names = call.get("ExpressionAttributeNames", {})
        for name, value in _equals(call["KeyConditionExpression"]):
            if names.get(name, name) == partition:
                place = partition, call["ExpressionAttributeValues"][value]["S"]
                return self._items[place].values() if place in self._items else ()
        raise ValueError("a query names one partition")

    def have_held(self, name: str, value: str) -> bool:
        """Returns whether any item has ever been in that partition."""
        return (name, value) in self._items


@lru_cache(maxsize=1000)
def _equals(expression: str) -> list[tuple[str, str]]:
    return PLACE.findall(expression)


def key_of(item: Item) -> Key:
    """Returns the table's key of `item`."""
    return item["owner"]["S"], item["id"]["S"]

"""Counts the write units that DynamoDB charges, from the records before and after.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from workflow.storage.schema import INDEX_KEYS, KEY, PROJECTED, WATCHED

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Record = Mapping[str, Any]


class World(Protocol):
    """Anything with a table."""

    dynamodb: DynamoDBClient
    table: str


def write_units(world: World, work: Callable[[], object]) -> list[int]:
    """Returns the units of each write that `work` makes, for records of up to 1 KB."""
    units: list[int] = []
    before: list[dict[str, Record]] = []

    def look(**_: object) -> None:
        before.append(_records(world))

    def count(event_name: str, **_: object) -> None:
        twice = event_name.endswith("TransactWriteItems")
        was, now = before.pop(), _records(world)
        found = sum(_units(was.get(key), now.get(key), twice) for key in was.keys() | now.keys())
        units.append(found or 1)  # an unchanged record is charged, too

    events = world.dynamodb.meta.events
    for operation in ("PutItem", "UpdateItem", "TransactWriteItems", "DeleteItem"):
        events.register(f"before-call.dynamodb.{operation}", look)
        events.register(f"after-call.dynamodb.{operation}", count)
    work()
    for operation in ("PutItem", "UpdateItem", "TransactWriteItems", "DeleteItem"):
        events.unregister(f"before-call.dynamodb.{operation}", look)
        events.unregister(f"after-call.dynamodb.{operation}", count)
    return units


def _records(world: World) -> dict[str, Record]:
    items = world.dynamodb.scan(TableName=world.table)["Items"]
    return {str([item[name] for name in KEY]): item for item in items}


def _units(was: Record | None, now: Record | None, twice: bool) -> int:
    if was == now:
        return 0
    indexed = sum(_in_index(index, was or {}, now or {}) for index in INDEX_KEYS)
    return (2 if twice else 1) + indexed


def _in_index(index: str, was: Record, now: Record) -> int:
    keys = INDEX_KEYS[index]
    old, new = (tuple(str(each.get(key)) for key in keys if key in each) for each in (was, now))
    is_in, was_in = len(new) == len(keys), len(old) == len(keys)
    if not (is_in and was_in):
        return is_in + was_in
    if old != new:
        return 2
    shown = PROJECTED if index == WATCHED else was.keys() | now.keys()
    return int(any(was.get(name) != now.get(name) for name in shown))

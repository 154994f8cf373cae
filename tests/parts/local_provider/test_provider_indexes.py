"""Tests that indexes are added to a table one at a time, with the existing items."""

import uuid
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import Change, State

TABLE = RESOURCE_TYPES["aws:dynamodb/table:Table"]


def indexed(*names: str) -> dict[str, Any]:
    """Returns the properties of a table with an index for each of these attributes."""
    return {
        "attributes": [{"name": name, "type": "S"} for name in ("id", *names)],
        "globalSecondaryIndexes": [
            {
                "name": f"by_{name}",
                "keySchemas": [{"attributeName": name, "keyType": "HASH"}],
                "projectionType": "ALL",
            }
            for name in names
        ],
    }


def test_indexes_are_added_one_at_a_time_with_existing_items(emulator_endpoint: Endpoint) -> None:
    aws, name = Aws(emulator_endpoint, "eu-west-1"), f"n{uuid.uuid4().hex[:16]}"
    own: dict[str, Any] = {"name": name, "billingMode": "PAY_PER_REQUEST", "hashKey": "id"}
    created = TABLE.create(aws, own | indexed("a"))
    client = aws.client("dynamodb")
    items: list[dict[str, Any]] = [
        {"id": {"S": "whole"}, "a": {"S": "x"}, "b": {"S": "y"}, "c": {"S": "z"}},
        {"id": {"S": "former"}, "a": {"S": "x"}},
    ]
    for item in items:
        client.put_item(TableName=name, Item=item)
    updates: list[dict[str, Any]] = []
    client.meta.events.register(
        "provide-client-params.dynamodb.UpdateTable", lambda params, **_: updates.append(params)
    )
    assert TABLE.update is not None
    before = State(created.id, own | indexed("a") | dict(created.outputs))
    new, changed = own | indexed("a", "b", "c"), frozenset(indexed())
    TABLE.update(aws, Change(before, new, changed))
    assert [len(update["GlobalSecondaryIndexUpdates"]) for update in updates] == [1, 1]
    held = {index: client.scan(TableName=name, IndexName=f"by_{index}")["Items"] for index in "abc"}
    assert len(held["a"]) == len(items)
    assert (held["b"], held["c"]) == (items[:1], items[:1])

"""Queries of the simulated table, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.parts.scenarios.aws.dynamodb.conditions import holds
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from workflow.storage import schema

PRIMARY, KEYS = schema.KEY, schema.INDEX_KEYS
PROJECTED = {schema.WATCHED: {*PRIMARY, *KEYS[schema.WATCHED], *schema.PROJECTED}}
"""The attributes in an index that does not project the whole item."""


def page_of(items: Iterable[Item], call: Mapping[str, Any], size: int) -> Mapping[str, Any]:
    """Returns the response to a query: at most `size` items per page, filtered afterwards as in DynamoDB."""
    index = call.get("IndexName")
    partition, sort = KEYS[index] if index else PRIMARY
    by = list(dict.fromkeys((sort, *PRIMARY)))
    names, values = call.get("ExpressionAttributeNames", {}), call.get("ExpressionAttributeValues", {})

    def position(item: Item) -> tuple[str, ...]:
        return tuple(item[name]["S"] for name in by)

    found = [
        item
        for item in items
        if partition in item and sort in item and holds(call["KeyConditionExpression"], names, values, item)
    ]
    start = position(call["ExclusiveStartKey"]) if "ExclusiveStartKey" in call else None
    rest = sorted((item for item in found if start is None or position(item) > start), key=position)
    page = [_projected(item, index) for item in rest[:size]]
    if "FilterExpression" in call:
        page = [item for item in page if holds(call["FilterExpression"], names, values, item)]
    response: dict[str, Any] = {"Items": page, "Count": len(page)}
    if len(rest) > size:
        last = rest[size - 1]
        response["LastEvaluatedKey"] = {name: last[name] for name in dict.fromkeys((partition, *by))}
    return response


def _projected(item: Item, index: str | None) -> Item:
    shown = PROJECTED.get(index or "")
    return {name: value for name, value in item.items() if shown is None or name in shown}

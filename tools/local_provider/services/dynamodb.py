"""DynamoDB tables."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import deleting, left_out, picked, refuse_removal
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType

RENAMES = {
    "name": "TableName",
    "serverSideEncryption": "SSESpecification",
    "attributes": "AttributeDefinitions",
    "attributes.name": "AttributeName",
    "attributes.type": "AttributeType",
    "globalSecondaryIndexes.name": "IndexName",
    "globalSecondaryIndexes.keySchemas": "KeySchema",
    "globalSecondaryIndexUpdates.create.name": "IndexName",
    "globalSecondaryIndexUpdates.create.keySchemas": "KeySchema",
}
KEYS = {"hashKey": "HASH", "rangeKey": "RANGE"}
PROJECTION = ("projectionType", "nonKeyAttributes")
SET_APART = ("ttl", "pointInTimeRecovery")
INDEXED = ("attributes", "globalSecondaryIndexes")


def create_table(aws: Aws, inputs: Inputs) -> Created:
    """Make a table with its indexes, then set what DynamoDB sets only on a table that exists."""
    table = left_out(inputs, *SET_APART)
    table["keySchema"] = [
        {"attributeName": table.pop(key), "keyType": kind} for key, kind in KEYS.items() if key in table
    ]
    if "globalSecondaryIndexes" in table:
        table["globalSecondaryIndexes"] = [_index(item) for item in table["globalSecondaryIndexes"]]
    created = aws.call("dynamodb", "CreateTable", table, RENAMES)["TableDescription"]
    _set_time_to_live(aws, inputs)
    _set_point_in_time_recovery(aws, inputs)
    return Created(created["TableName"], {"arn": created["TableArn"]})


def update_table(aws: Aws, change: Change) -> None:
    """Change what differs; the items stay. Indexes go and come one at a time, as DynamoDB asks for."""
    refuse_removal(change, "globalSecondaryIndexes")
    name, new = {"name": change.recorded.id}, change.new
    if settings := picked(new, *change.names - {*INDEXED, *SET_APART}):
        aws.call("dynamodb", "UpdateTable", name | settings, RENAMES)
    if "globalSecondaryIndexes" in change.names:
        for update in _index_updates(change):
            keys = {"attributes": new["attributes"]} if "create" in update else {}
            indexes = {"globalSecondaryIndexUpdates": [update]}
            aws.call("dynamodb", "UpdateTable", name | keys | indexes, RENAMES)
    if "ttl" in change.names:
        _set_time_to_live(aws, new)
    if "pointInTimeRecovery" in change.names:
        _set_point_in_time_recovery(aws, new)


def _index(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An index with what it projects in AWS's nesting."""
    return {"projection": picked(properties, *PROJECTION), **left_out(properties, *PROJECTION)}


def _index_updates(change: Change) -> list[dict[str, Any]]:
    """What makes the recorded indexes those of the program; one that differs is deleted and made anew."""
    old, new = (
        {index["name"]: index for index in properties.get("globalSecondaryIndexes", [])}
        for properties in (change.recorded.properties, change.new)
    )
    differing = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
    return [
        *({"delete": {"indexName": name}} for name in sorted(differing) if name in old),
        *({"create": _index(new[name])} for name in sorted(differing) if name in new),
    ]


def _set_time_to_live(aws: Aws, inputs: Inputs) -> None:
    if "ttl" in inputs:
        setting = {"tableName": inputs["name"], "timeToLiveSpecification": inputs["ttl"]}
        aws.call("dynamodb", "UpdateTimeToLive", setting)


def _set_point_in_time_recovery(aws: Aws, inputs: Inputs) -> None:
    if "pointInTimeRecovery" in inputs:
        setting = {
            "tableName": inputs["name"],
            "pointInTimeRecoverySpecification": inputs["pointInTimeRecovery"],
        }
        renames = {"pointInTimeRecoverySpecification.enabled": "PointInTimeRecoveryEnabled"}
        aws.call("dynamodb", "UpdateContinuousBackups", setting, renames)


RESOURCE_TYPES = {
    "aws:dynamodb/table:Table": ResourceType(
        create_table,
        deleting("dynamodb", "DeleteTable", TableName="id"),
        update_table,
        fixed={"name", *KEYS},
    )
}

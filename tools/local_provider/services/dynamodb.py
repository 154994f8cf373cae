"""DynamoDB tables."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, omit, pick, refuse_removal

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
SEPARATE = ("ttl", "pointInTimeRecovery")
INDEXED = ("attributes", "globalSecondaryIndexes")


def create_table(aws: Aws, inputs: Inputs) -> Created:
    """Creates a table with its indexes, then applies the settings that need an existing table."""
    table = omit(inputs, *SEPARATE)
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
    """Changes what differs; the items stay. DynamoDB deletes and creates indexes one at a time."""
    refuse_removal(change, "globalSecondaryIndexes")
    name, new = {"name": change.state.id}, change.new
    if settings := pick(new, *change.changed - {*INDEXED, *SEPARATE}):
        aws.call("dynamodb", "UpdateTable", name | settings, RENAMES)
    if "globalSecondaryIndexes" in change.changed:
        for update in _index_updates(change):
            keys = {"attributes": new["attributes"]} if "create" in update else {}
            indexes = {"globalSecondaryIndexUpdates": [update]}
            aws.call("dynamodb", "UpdateTable", name | keys | indexes, RENAMES)
    if "ttl" in change.changed:
        _set_time_to_live(aws, new)
    if "pointInTimeRecovery" in change.changed:
        _set_point_in_time_recovery(aws, new)


def _index(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Returns an index with its projection nested as in AWS."""
    return {"projection": pick(properties, *PROJECTION), **omit(properties, *PROJECTION)}


def _index_updates(change: Change) -> list[dict[str, Any]]:
    """Returns the index updates; an index that differs is deleted and created again."""
    old, new = (
        {index["name"]: index for index in properties.get("globalSecondaryIndexes", [])}
        for properties in (change.state.properties, change.new)
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
        delete_call("dynamodb", "DeleteTable", TableName="id"),
        update_table,
        immutable={"name", *KEYS},
    )
}

"""DynamoDB tables."""

from collections.abc import Mapping
from typing import Any

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType

RENAMES = {
    "name": "TableName",
    "serverSideEncryption": "SSESpecification",
    "attributes": "AttributeDefinitions",
    "attributes.name": "AttributeName",
    "attributes.type": "AttributeType",
    "globalSecondaryIndexes.name": "IndexName",
    "globalSecondaryIndexes.keySchemas": "KeySchema",
}
KEYS = {"hashKey": "HASH", "rangeKey": "RANGE"}
PROJECTION = {"projectionType", "nonKeyAttributes"}


def create_table(aws: Aws, inputs: Inputs) -> Created:
    """Make a table with its indexes, then set what DynamoDB sets only on a table that exists."""
    table = {key: value for key, value in inputs.items() if key not in {"ttl", "pointInTimeRecovery"}}
    table["keySchema"] = [
        {"attributeName": table.pop(key), "keyType": kind} for key, kind in KEYS.items() if key in table
    ]
    if "globalSecondaryIndexes" in table:
        table["globalSecondaryIndexes"] = [_index(item) for item in table["globalSecondaryIndexes"]]
    created = aws.call("dynamodb", "CreateTable", table, RENAMES)["TableDescription"]
    _set_time_to_live(aws, inputs)
    _set_point_in_time_recovery(aws, inputs)
    return Created(created["TableName"], {"arn": created["TableArn"]})


def _index(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An index with what it projects in AWS's nesting."""
    projection = {key: value for key, value in properties.items() if key in PROJECTION}
    rest = {key: value for key, value in properties.items() if key not in PROJECTION}
    return {"projection": projection, **rest}


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


RESOURCE_TYPES = {"aws:dynamodb/table:Table": ResourceType(create_table)}

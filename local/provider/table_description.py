"""Reads all of a DynamoDB table's properties by its name alone, as an import needs them."""

from collections.abc import Mapping
from typing import Any

from local.provider.aws_clients import Aws
from local.provider.resource_type import Inputs

KEYS = {"HASH": "hashKey", "RANGE": "rangeKey"}


def describe_table(aws: Aws, name: str) -> Inputs:
    """The properties of the table called `name`. Raises botocore's errors, among them that there is none."""
    client = aws.client("dynamodb")
    table = client.describe_table(TableName=name)["Table"]
    expiry = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
    tags = client.list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    expires = (
        {"ttl": {"attributeName": expiry["AttributeName"], "enabled": True}}
        if "AttributeName" in expiry
        else {}
    )
    return {
        "name": name,
        "arn": table["TableArn"],
        "billingMode": table.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED"),
        **{KEYS[key["KeyType"]]: key["AttributeName"] for key in table["KeySchema"]},
        "attributes": [
            {"name": attribute["AttributeName"], "type": attribute["AttributeType"]}
            for attribute in table["AttributeDefinitions"]
        ],
        "globalSecondaryIndexes": [_index(index) for index in table.get("GlobalSecondaryIndexes", [])],
        **expires,
        "pointInTimeRecovery": {"enabled": recovery == "ENABLED"},
        "serverSideEncryption": {"enabled": table.get("SSEDescription", {}).get("Status") == "ENABLED"},
        "deletionProtectionEnabled": table["DeletionProtectionEnabled"],
        "tags": {tag["Key"]: tag["Value"] for tag in tags},
    }


def _index(index: Mapping[str, Any]) -> dict[str, Any]:
    projection = index["Projection"]
    more = {"nonKeyAttributes": projection["NonKeyAttributes"]} if "NonKeyAttributes" in projection else {}
    return {
        "name": index["IndexName"],
        "keySchemas": [
            {"attributeName": key["AttributeName"], "keyType": key["KeyType"]} for key in index["KeySchema"]
        ],
        "projectionType": projection["ProjectionType"],
        **more,
    }

"""CloudWatch log groups."""

from typing import Any

from local.provider.absence import Gone
from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, retag
from local.provider.reported import reported
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

RENAMES = {"name": "logGroupName"}


def create_log_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a log group and set its retention, in days."""
    group = {key: value for key, value in inputs.items() if key != "retentionInDays"}
    aws.call("logs", "CreateLogGroup", group, RENAMES)
    _set_retention(aws, inputs)
    arn = f"arn:aws:logs:{aws.region}:{aws.account_id}:log-group:{inputs['name']}"
    return Created(inputs["name"], {"arn": arn})


def update_log_group(aws: Aws, change: Change) -> None:
    """Change how long a group keeps its events."""
    if "retentionInDays" in change.new:
        _set_retention(aws, change.new)
    else:
        aws.client("logs").delete_retention_policy(logGroupName=change.recorded.id)
    retag(aws, "logs", {"resourceArn": change.recorded.properties["arn"]}, change)


def read_log_group(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a group and its retention. Raises `Gone`."""
    return reported(_find(aws, recorded.id), recorded.properties, RENAMES)


def describe_log_group(aws: Aws, name: str) -> Inputs:
    """The properties of the group called `name`. Raises `Gone`."""
    group = _find(aws, name)
    arn = group["arn"].removesuffix(":*")
    tags = aws.client("logs").list_tags_for_resource(resourceArn=arn)["tags"]
    retention = {"retentionInDays": group["retentionInDays"]} if "retentionInDays" in group else {}
    return {"name": name, "arn": arn, "tags": tags, **retention}


def _find(aws: Aws, name: str) -> dict[str, Any]:
    for page in aws.client("logs").get_paginator("describe_log_groups").paginate(logGroupNamePrefix=name):
        for group in page["logGroups"]:
            if group["logGroupName"] == name:
                found: dict[str, Any] = group
                return found
    raise Gone(f"log group {name}")


def _set_retention(aws: Aws, inputs: Inputs) -> None:
    if "retentionInDays" in inputs:
        days = inputs["retentionInDays"]
        aws.client("logs").put_retention_policy(logGroupName=inputs["name"], retentionInDays=days)


RESOURCE_TYPES = {
    "aws:cloudwatch/logGroup:LogGroup": ResourceType(
        create_log_group,
        deleting("logs", "DeleteLogGroup", logGroupName="id"),
        read_log_group,
        update_log_group,
        describe_log_group,
    )
}

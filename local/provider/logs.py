"""CloudWatch log groups."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_log_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a log group and set its retention, in days."""
    group = {key: value for key, value in inputs.items() if key != "retentionInDays"}
    aws.call("logs", "CreateLogGroup", group, {"name": "logGroupName"})
    name = inputs["name"]
    if "retentionInDays" in inputs:
        aws.client("logs").put_retention_policy(logGroupName=name, retentionInDays=inputs["retentionInDays"])
    return Created(name, {"arn": f"arn:aws:logs:{aws.region}:{aws.account_id}:log-group:{name}"})


RESOURCE_TYPES = {"aws:cloudwatch/logGroup:LogGroup": ResourceType(create_log_group)}

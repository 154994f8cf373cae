"""CloudWatch log groups."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import deleting, left_out, refuse_all_but
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType


def create_log_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a log group and set its retention, in days."""
    name = inputs["name"]
    aws.call("logs", "CreateLogGroup", left_out(inputs, "retentionInDays"), {"name": "logGroupName"})
    _set_retention(aws, inputs)
    return Created(name, {"arn": f"arn:aws:logs:{aws.region}:{aws.account_id}:log-group:{name}"})


def update_log_group(aws: Aws, change: Change) -> None:
    """Change how long a group keeps its events."""
    refuse_all_but(change, "retentionInDays")
    if "retentionInDays" in change.new:
        _set_retention(aws, change.new)
    else:
        aws.client("logs").delete_retention_policy(logGroupName=change.recorded.id)


def _set_retention(aws: Aws, inputs: Inputs) -> None:
    if "retentionInDays" in inputs:
        days = inputs["retentionInDays"]
        aws.client("logs").put_retention_policy(logGroupName=inputs["name"], retentionInDays=days)


RESOURCE_TYPES = {
    "aws:cloudwatch/logGroup:LogGroup": ResourceType(
        create_log_group,
        deleting("logs", "DeleteLogGroup", logGroupName="id"),
        update_log_group,
        fixed={"name"},
    )
}

"""CloudWatch log groups and their metric filters."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, omit, overwrite, refuse_other_changes


def create_log_group(aws: Aws, inputs: Inputs) -> Created:
    """Creates a log group and sets its retention, in days."""
    name = inputs["name"]
    aws.call("logs", "CreateLogGroup", omit(inputs, "retentionInDays"), {"name": "logGroupName"})
    _set_retention(aws, inputs)
    return Created(name, {"arn": f"arn:aws:logs:{aws.region}:{aws.account_id}:log-group:{name}"})


def update_log_group(aws: Aws, change: Change) -> None:
    """Changes the retention of a log group."""
    refuse_other_changes(change, "retentionInDays")
    if "retentionInDays" in change.new:
        _set_retention(aws, change.new)
    else:
        aws.client("logs").delete_retention_policy(logGroupName=change.state.id)


def _set_retention(aws: Aws, inputs: Inputs) -> None:
    if "retentionInDays" in inputs:
        days = inputs["retentionInDays"]
        aws.client("logs").put_retention_policy(logGroupName=inputs["name"], retentionInDays=days)


def put_metric_filter(aws: Aws, inputs: Inputs) -> Created:
    """Creates a metric filter; as on AWS, this overwrites one of that name in its log group."""
    transformation = inputs["metricTransformation"]
    members = {f"metric{name[0].upper()}{name[1:]}": value for name, value in transformation.items()}
    filter_ = omit(inputs, "metricTransformation") | {"metricTransformations": [members]}
    renames = {"name": "filterName", "pattern": "filterPattern"}
    aws.call("logs", "PutMetricFilter", filter_, renames)
    return Created(inputs["name"])


RESOURCE_TYPES = {
    "aws:cloudwatch/logGroup:LogGroup": ResourceType(
        create_log_group,
        delete_call("logs", "DeleteLogGroup", logGroupName="id"),
        update_log_group,
        immutable={"name"},
    ),
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": ResourceType(
        put_metric_filter,
        delete_call("logs", "DeleteMetricFilter", filterName="id", logGroupName="logGroupName"),
        overwrite(put_metric_filter),
        immutable={"logGroupName", "name"},
    ),
}

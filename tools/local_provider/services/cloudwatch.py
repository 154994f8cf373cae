"""CloudWatch: alarms on metrics, and dashboards."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import creating, left_out, written_anew
from tools.local_provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cloudwatch"
RENAMES = {"name": "AlarmName"}
PUT_DASHBOARD = creating(SERVICE, "PutDashboard", id_from="dashboardName")
"""As on AWS, a dashboard of that name is written over."""


def create_alarm(aws: Aws, inputs: Inputs) -> Created:
    """Make an alarm; as on AWS, one of that name is written over."""
    name = inputs["name"]
    aws.call(SERVICE, "PutMetricAlarm", _alarm(inputs), RENAMES)
    (alarm,) = aws.client(SERVICE).describe_alarms(AlarmNames=[name])["MetricAlarms"]
    return Created(name, {"arn": alarm["AlarmArn"]})


def update_alarm(aws: Aws, change: Change) -> None:
    """Write an alarm anew: what the call leaves out goes back to its default. Tags it takes only at first."""
    aws.call(SERVICE, "PutMetricAlarm", _alarm(left_out(change.new, "tags")), RENAMES)


def delete_alarm(aws: Aws, recorded: Recorded) -> None:
    """Take an alarm away."""
    aws.client(SERVICE).delete_alarms(AlarmNames=[recorded.id])


def delete_dashboard(aws: Aws, recorded: Recorded) -> None:
    """Take a dashboard away."""
    aws.client(SERVICE).delete_dashboards(DashboardNames=[recorded.id])


def _alarm(inputs: Inputs) -> dict[str, Any]:
    """The properties, with the dimensions as the list that AWS has for them."""
    dimensions = inputs.get("dimensions", {}).items()
    return {**inputs, "dimensions": [{"name": name, "value": value} for name, value in dimensions]}


RESOURCE_TYPES = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": ResourceType(
        create_alarm, delete_alarm, update_alarm, fixed={"name"}
    ),
    "aws:cloudwatch/dashboard:Dashboard": ResourceType(
        PUT_DASHBOARD, delete_dashboard, written_anew(PUT_DASHBOARD), fixed={"dashboardName"}
    ),
}

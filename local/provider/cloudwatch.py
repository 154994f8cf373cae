"""CloudWatch: alarms on metrics, and dashboards."""

from typing import Any

from local.provider.absence import Gone
from local.provider.aws_clients import Aws
from local.provider.by_call import reading, retag
from local.provider.reported import reported
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cloudwatch"
RENAMES = {"name": "AlarmName"}


def create_alarm(aws: Aws, inputs: Inputs) -> Created:
    """Make an alarm; as on AWS, one of that name is written over."""
    aws.call(SERVICE, "PutMetricAlarm", _alarm(inputs), RENAMES)
    return Created(inputs["name"], {"arn": _find(aws, inputs["name"])["AlarmArn"]})


def update_alarm(aws: Aws, change: Change) -> None:
    """Write an alarm anew: what the call leaves out goes back to its default. Tags it takes only at first."""
    untagged = {name: value for name, value in change.new.items() if name != "tags"}
    aws.call(SERVICE, "PutMetricAlarm", _alarm(untagged), RENAMES)
    retag(aws, SERVICE, {"resourceArn": change.recorded.properties["arn"]}, change)


def read_alarm(aws: Aws, recorded: Recorded) -> Inputs:
    """Find an alarm. Raises `Gone`."""
    return reported(_find(aws, recorded.id), recorded.properties, RENAMES)


def delete_alarm(aws: Aws, recorded: Recorded) -> None:
    """Take an alarm away."""
    aws.client(SERVICE).delete_alarms(AlarmNames=[recorded.id])


def create_dashboard(aws: Aws, inputs: Inputs) -> Created:
    """Make a dashboard; as on AWS, one of that name is written over."""
    aws.call(SERVICE, "PutDashboard", inputs)
    return Created(inputs["dashboardName"])


def update_dashboard(aws: Aws, change: Change) -> None:
    """Write a dashboard anew."""
    aws.call(SERVICE, "PutDashboard", change.new)


def delete_dashboard(aws: Aws, recorded: Recorded) -> None:
    """Take a dashboard away."""
    aws.client(SERVICE).delete_dashboards(DashboardNames=[recorded.id])


def _alarm(inputs: Inputs) -> dict[str, Any]:
    """The properties, with the dimensions as the list that AWS has for them."""
    dimensions = inputs.get("dimensions", {}).items()
    return {**inputs, "dimensions": [{"name": name, "value": value} for name, value in dimensions]}


def _find(aws: Aws, name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = aws.client(SERVICE).describe_alarms(AlarmNames=[name])["MetricAlarms"]
    if not found:
        raise Gone(f"alarm {name}")
    return found[0]


RESOURCE_TYPES = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": ResourceType(
        create_alarm, delete_alarm, read_alarm, update_alarm
    ),
    "aws:cloudwatch/dashboard:Dashboard": ResourceType(
        create_dashboard,
        delete_dashboard,
        reading(SERVICE, "GetDashboard", None, DashboardName="id"),
        update_dashboard,
    ),
}

"""CloudWatch: alarms on metrics, and dashboards."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import create_call, omit, overwrite

SERVICE = "cloudwatch"
RENAMES = {"name": "AlarmName", "metricQueries": "Metrics"}
PUT_DASHBOARD = create_call(SERVICE, "PutDashboard", id_from="dashboardName")
"""As on AWS, this overwrites a dashboard of that name."""


def create_alarm(aws: Aws, inputs: Inputs) -> Created:
    """Creates an alarm; as on AWS, this overwrites one of that name."""
    name = inputs["name"]
    aws.call(SERVICE, "PutMetricAlarm", _alarm(inputs), RENAMES)
    (alarm,) = aws.client(SERVICE).describe_alarms(AlarmNames=[name])["MetricAlarms"]
    return Created(name, {"arn": alarm["AlarmArn"]})


def update_alarm(aws: Aws, change: Change) -> None:
    """Overwrites an alarm: missing properties get their defaults, tags stay."""
    aws.call(SERVICE, "PutMetricAlarm", _alarm(omit(change.new, "tags")), RENAMES)


def delete_alarm(aws: Aws, state: State) -> None:
    """Deletes an alarm."""
    aws.client(SERVICE).delete_alarms(AlarmNames=[state.id])


def delete_dashboard(aws: Aws, state: State) -> None:
    """Deletes a dashboard."""
    aws.client(SERVICE).delete_dashboards(DashboardNames=[state.id])


def _alarm(inputs: Inputs) -> dict[str, Any]:
    """Returns the properties in AWS's form: dimensions as lists, and a query's metric one level deeper."""
    alarm = _with_dimensions(inputs)
    if "metricQueries" in inputs:
        alarm["metricQueries"] = [_query(query) for query in inputs["metricQueries"]]
    return alarm


def _query(query: Inputs) -> dict[str, Any]:
    if "metric" not in query:
        return dict(query)
    metric = _with_dimensions(query["metric"])
    stat = {name: metric.pop(name) for name in ("period", "stat") if name in metric}
    return {**omit(query, "metric"), "metricStat": {"metric": metric, **stat}}


def _with_dimensions(metric: Inputs) -> dict[str, Any]:
    if "dimensions" not in metric:
        return dict(metric)
    dimensions = [{"name": name, "value": value} for name, value in metric["dimensions"].items()]
    return {**metric, "dimensions": dimensions}


RESOURCE_TYPES = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": ResourceType(
        create_alarm, delete_alarm, update_alarm, immutable={"name"}
    ),
    "aws:cloudwatch/dashboard:Dashboard": ResourceType(
        PUT_DASHBOARD, delete_dashboard, overwrite(PUT_DASHBOARD), immutable={"dashboardName"}
    ),
}

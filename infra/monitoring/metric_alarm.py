"""Declares an alarm to CloudWatch: on one metric, or on metric math where it is about a share."""

from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names
from infra.monitoring.alarm import Alarm, Share
from infra.monitoring.metrics import Metric


def metric_alarm(
    alarm: Alarm, names: Names, topic_arn: pulumi.Output[str], opts: pulumi.ResourceOptions
) -> aws.cloudwatch.MetricAlarm:
    """The alarm, which tells the topic when it begins and when it ends.

    One that takes a missing value for missing also tells when it has none any more: a new alarm begins in
    that state, and tells nothing of it.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
    """
    return aws.cloudwatch.MetricAlarm(
        alarm.name,
        name=names.of(alarm.name),
        alarm_description=f"{alarm.means} What to do: docs/operate.md#{alarm.name}",
        comparison_operator="GreaterThanOrEqualToThreshold",
        threshold=alarm.threshold,
        evaluation_periods=alarm.periods,
        datapoints_to_alarm=alarm.of or alarm.periods,
        treat_missing_data=alarm.missing,
        alarm_actions=[topic_arn],
        ok_actions=[topic_arn],
        insufficient_data_actions=[topic_arn] if alarm.missing == "missing" else None,
        opts=opts,
        **(_of_metric(alarm) if alarm.share is None else _of_share(alarm, alarm.share)),
    )


def _of_metric(alarm: Alarm) -> dict[str, Any]:
    return {
        "namespace": alarm.metric.namespace,
        "metric_name": alarm.metric.name,
        "dimensions": alarm.metric.dimensions,
        "statistic": alarm.statistic,
        "period": alarm.period_seconds,
    }


def _of_share(alarm: Alarm, share: Share) -> dict[str, Any]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html

    Where the metric has no value the expression has none. `FILL` is for a period in which all failed and the
    rest has no value; that it fills what never had one is unproven.
    """
    whole = "(m + FILL(n, 0))" if share.beside else "n"
    expression = {
        "id": "share",
        "expression": f"IF(m >= {share.fewest}, m / {whole}, 0)",
        "label": alarm.name,
        "return_data": True,
    }
    return {"metric_queries": [expression, _query(alarm, "m", alarm.metric), _query(alarm, "n", share.of)]}


def _query(alarm: Alarm, id_: str, metric: Metric) -> dict[str, Any]:
    return {
        "id": id_,
        "metric": {
            "namespace": metric.namespace,
            "metric_name": metric.name,
            "dimensions": metric.dimensions,
            "stat": alarm.statistic,
            "period": alarm.period_seconds,
        },
        "return_data": False,
    }

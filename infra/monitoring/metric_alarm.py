"""Creates an alarm in CloudWatch, on one metric or on metric math (for a share or silence)."""

from collections.abc import Mapping
from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names
from infra.monitoring.alarm import Alarm, Share, Silence
from infra.monitoring.metrics import Metric


def metric_alarm(
    alarm: Alarm, names: Names, topic_arn: pulumi.Output[str], opts: pulumi.ResourceOptions
) -> aws.cloudwatch.MetricAlarm:
    """Creates the alarm, which notifies the topic when it starts and ends.

    With `missing="missing"` it also notifies when it no longer has data. A new alarm starts in that state
    without a notification.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
    """
    return aws.cloudwatch.MetricAlarm(
        alarm.name,
        name=names.of(alarm.name),
        alarm_description=f"{alarm.summary} What to do: docs/operate.md#{alarm.name}",
        comparison_operator="GreaterThanOrEqualToThreshold",
        threshold=alarm.threshold,
        evaluation_periods=alarm.periods,
        datapoints_to_alarm=alarm.of or alarm.periods,
        treat_missing_data=alarm.missing,
        alarm_actions=[topic_arn],
        ok_actions=[topic_arn],
        insufficient_data_actions=[topic_arn] if alarm.missing == "missing" else None,
        opts=opts,
        **_watches(alarm),
    )


def _watches(alarm: Alarm) -> dict[str, Any]:
    if alarm.share:
        return _of_share(alarm, alarm.share)
    return _of_silence(alarm, alarm.silence) if alarm.silence else _of_metric(alarm)


def _of_metric(alarm: Alarm) -> dict[str, Any]:
    return {
        "namespace": alarm.metric.namespace,
        "metric_name": alarm.metric.name,
        "dimensions": alarm.metric.dimensions,
        "statistic": alarm.statistic,
        "period": alarm.period_seconds,
    }


def _of_share(alarm: Alarm, share: Share) -> dict[str, Any]:
    """Without a value of the metric, the expression has none. `FILL` covers a period in which all failed.

    It is unproven that `FILL` also fills a metric that never had a value.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
    """
    whole = "(m + FILL(n, 0))" if share.disjoint else "n"
    expression = f"IF(m >= {share.fewest}, m / {whole}, 0)"
    return _of_math(alarm, "share", expression, {"m": alarm.metric, "n": share.of})


def _of_silence(alarm: Alarm, silence: Silence) -> dict[str, Any]:
    """Works like a share. `FILL` covers periods without failures, and periods without events."""
    return _of_math(
        alarm,
        "silence",
        "IF(d >= 1, IF(FILL(h, 0) >= 1, 0, m - FILL(f, 0)), 0)",
        {"m": alarm.metric, "f": silence.failed, "d": silence.arrived, "h": silence.received},
    )


def _of_math(alarm: Alarm, id_: str, expression: str, metrics: Mapping[str, Metric]) -> dict[str, Any]:
    result = {"id": id_, "expression": expression, "label": alarm.name, "return_data": True}
    return {"metric_queries": [result, *(_query(alarm, each, metrics[each]) for each in metrics)]}


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

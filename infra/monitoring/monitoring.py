"""What watches the stack: its alarms, the topic that they notify, its dashboard."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names
from infra.monitoring import dashboard
from infra.monitoring.alarm_topic import AlarmTopic
from infra.monitoring.alarms import Alarm, alarms
from infra.monitoring.metrics import Watched


class Monitoring(pulumi.ComponentResource):
    """Alarms that publish to one topic when they ring and when they stop, and one dashboard for it all."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        watched: Watched,
    ) -> None:
        super().__init__("task-reminder:infra:Monitoring", name)
        child = pulumi.ResourceOptions(parent=self)
        topic = AlarmTopic("alarms", names=names, subscriber=settings.alarm_email, opts=child)
        made = [_metric_alarm(alarm, names, topic.arn, child) for alarm in alarms(settings, watched)]
        aws.cloudwatch.Dashboard(
            name,
            dashboard_name=names.of(name),
            dashboard_body=dashboard.body(settings, watched, [alarm.arn for alarm in made]),
            opts=child,
        )
        self.topic_arn = topic.arn
        console = f"https://{settings.region}.console.aws.amazon.com/cloudwatch/home?region={settings.region}"
        self.dashboard_url = f"{console}#dashboards/dashboard/{names.of(name)}"
        self.register_outputs({"topicArn": self.topic_arn, "dashboardUrl": self.dashboard_url})


def _metric_alarm(
    alarm: Alarm, names: Names, topic_arn: pulumi.Output[str], opts: pulumi.ResourceOptions
) -> aws.cloudwatch.MetricAlarm:
    return aws.cloudwatch.MetricAlarm(
        alarm.name,
        name=names.of(alarm.name),
        alarm_description=f"{alarm.means} What to do: docs/operate.md#{alarm.name}",
        namespace=alarm.metric.namespace,
        metric_name=alarm.metric.name,
        dimensions=alarm.metric.dimensions,
        statistic=alarm.statistic,
        comparison_operator="GreaterThanOrEqualToThreshold",
        threshold=alarm.threshold,
        period=alarm.period_seconds,
        evaluation_periods=alarm.periods,
        treat_missing_data=alarm.missing,
        alarm_actions=[topic_arn],
        ok_actions=[topic_arn],
        opts=opts,
    )

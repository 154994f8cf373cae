"""Connects the stack's monitoring: metric filters, alarms, their topic and the dashboard."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names
from infra.monitoring import dashboard
from infra.monitoring.alarm_topic import AlarmTopic
from infra.monitoring.alarms import alarms
from infra.monitoring.metric_alarm import metric_alarm
from infra.monitoring.metric_filters import log_metrics, metric_filter
from infra.monitoring.metrics import MonitoredResources


class Monitoring(pulumi.ComponentResource):
    """Alarms that publish to one topic when they start and end, and one dashboard."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        monitored: MonitoredResources,
    ) -> None:
        super().__init__("task-reminder:infra:Monitoring", name)
        child = pulumi.ResourceOptions(parent=self)
        topic = AlarmTopic("alarms", names=names, subscriber=settings.alarm_email, opts=child)
        for one in log_metrics(settings, monitored):
            metric_filter(one, names, child)
        made = [metric_alarm(alarm, names, topic.arn, child) for alarm in alarms(settings, monitored)]
        aws.cloudwatch.Dashboard(
            name,
            dashboard_name=names.of(name),
            dashboard_body=dashboard.body(settings, monitored, [alarm.arn for alarm in made]),
            opts=child,
        )
        self.topic_arn = topic.arn
        console = f"https://{settings.region}.console.aws.amazon.com/cloudwatch/home?region={settings.region}"
        self.dashboard_url = f"{console}#dashboards/dashboard/{names.of(name)}"
        self.register_outputs({"topicArn": self.topic_arn, "dashboardUrl": self.dashboard_url})

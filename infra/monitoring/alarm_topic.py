"""The SNS topic that alarms are published to, and its optional email subscriber."""

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names
from infra.common.policies import Statement, document, on_behalf_of


class AlarmTopic(pulumi.ComponentResource):
    """A topic for the stack's alarms only. A subscriber must confirm by email to get them."""

    def __init__(
        self, name: str, *, names: Names, subscriber: str | None, opts: pulumi.ResourceOptions
    ) -> None:
        super().__init__("task-reminder:infra:AlarmTopic", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        here = f"{names.region}:{names.account_id}"
        # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
        publish = Statement(
            service="cloudwatch.amazonaws.com",
            actions=["sns:Publish"],
            resources=[f"arn:aws:sns:{here}:{names.of(name)}"],
            # `*` stands for all alarms of the stack: they are created after the topic that they name.
            conditions=on_behalf_of(names.account_id, f"arn:aws:cloudwatch:{here}:alarm:{names.of('*')}"),
        )
        # Not encrypted with a KMS key: alarms can't use the AWS managed key (alias/aws/sns), whose policy
        # can't be changed. A key of the stack would cost $1 a month (2025,
        # https://aws.amazon.com/kms/pricing/) to protect alarm names, on disks that are encrypted anyway.
        # https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
        topic = aws.sns.Topic(name, name=names.of(name), policy=document(publish), opts=child)
        if subscriber is not None:
            aws.sns.TopicSubscription(
                f"{name}-email", topic=topic.arn, protocol="email", endpoint=subscriber, opts=child
            )
        self.arn = topic.arn
        self.register_outputs({"arn": self.arn})

"""Email outcomes: SES's events go through an SNS topic and an SQS queue to the feedback worker."""

import json
from datetime import timedelta

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, deferred_text
from infra.common.naming import Names
from infra.common.policies import Statement, document, on_behalf_of
from infra.common.table_access import allow_writing_marks, deny_hash_key
from infra.monitoring.metrics import FeedbackQueues
from infra.table import ReminderTable
from workers.environment import FeedbackSettings

EVENTS = ("BOUNCE", "COMPLAINT", "DELIVERY", "REJECT")
"""https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EventDestination.html"""

FUNCTION_SECONDS = 30
"""Ten messages of three calls each take a second. If AWS is slow, the remaining messages are retried."""

VISIBILITY_TIMEOUT_SECONDS = 6 * FUNCTION_SECONDS
"""AWS's recommendation: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"""

MAX_RECEIVES = 100
"""After five hours of attempts a message goes to the dead-letter queue, from which it can be redriven."""

RETENTION_SECONDS = int(timedelta(days=14).total_seconds())
"""The maximum.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
"""

MAX_CONCURRENCY = 2
"""The minimum. Feedback on sent email must not use up the account's concurrency.

https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
"""


class EmailFeedback(pulumi.ComponentResource):
    """SES's topic, the queue that subscribes to it, its dead-letter queue, and the function that reads it."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        table: ReminderTable,
        configuration_set: pulumi.Output[str],
    ) -> None:
        super().__init__("task-reminder:workers:EmailFeedback", name)
        self._child = pulumi.ResourceOptions(parent=self)
        topic = self._topic(name, names, configuration_set)
        queue = self._queue(name, names)
        subscription = self._subscription(name, topic, queue)
        aws.sesv2.ConfigurationSetEventDestination(
            f"{name}-events",
            configuration_set_name=configuration_set,
            event_destination_name=names.of(name),
            event_destination={
                "enabled": True,
                "matching_event_types": list(EVENTS),
                "sns_destination": {"topic_arn": topic.arn},
            },
            # So that no event is published without a subscriber.
            opts=pulumi.ResourceOptions(parent=self, depends_on=[subscription]),
        )
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Notes what became of emails",
                names=names,
                code=code,
                handler="workers.feedback.handler",
                environment=FeedbackSettings(table_name=deferred_text(table.name)),
                statements=[
                    Statement(actions=["dynamodb:UpdateItem"], resources=[table.arn]),
                    deny_hash_key(table.arn, "dynamodb:UpdateItem"),
                    *allow_writing_marks(table.arn),
                    # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
                    Statement(
                        actions=["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                        resources=[queue.arn],
                    ),
                ],
                timeout_seconds=FUNCTION_SECONDS,
                log_retention_days=settings.log_retention_days,
            ),
            self._child,
        )
        aws.lambda_.EventSourceMapping(
            f"{name}-source",
            event_source_arn=queue.arn,
            function_name=self.function.arn,
            batch_size=10,
            function_response_types=["ReportBatchItemFailures"],
            scaling_config={"maximum_concurrency": MAX_CONCURRENCY},
            opts=self._child,
        )
        self.queues = FeedbackQueues(queue.name, names.of(f"{name}-dead-letters"))
        self.register_outputs({"queueName": queue.name, "functionName": self.function.name})

    def _topic(self, name: str, names: Names, configuration_set: pulumi.Output[str]) -> aws.sns.Topic:
        here = f"{names.region}:{names.account_id}"
        # https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-sns.html
        publish = Statement(
            service="ses.amazonaws.com",
            actions=["sns:Publish"],
            resources=[f"arn:aws:sns:{here}:{names.of(name)}"],
            conditions=on_behalf_of(
                names.account_id,
                pulumi.Output.format("arn:aws:ses:{0}:configuration-set/{1}", here, configuration_set),
            ),
        )
        # Not encrypted with a KMS key, like the alarms' topic: SES can't use the AWS managed key for SNS.
        return aws.sns.Topic(f"{name}-topic", name=names.of(name), policy=document(publish), opts=self._child)

    def _queue(self, name: str, names: Names) -> aws.sqs.Queue:
        dead_letters = aws.sqs.Queue(
            f"{name}-dead-letters",
            name=names.of(f"{name}-dead-letters"),
            message_retention_seconds=RETENTION_SECONDS,
            sqs_managed_sse_enabled=True,
            opts=self._child,
        )
        return aws.sqs.Queue(
            f"{name}-queue",
            name=names.of(name),
            message_retention_seconds=RETENTION_SECONDS,
            visibility_timeout_seconds=VISIBILITY_TIMEOUT_SECONDS,
            redrive_policy=dead_letters.arn.apply(
                lambda arn: json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": MAX_RECEIVES})
            ),
            sqs_managed_sse_enabled=True,
            opts=self._child,
        )

    def _subscription(
        self, name: str, topic: aws.sns.Topic, queue: aws.sqs.Queue
    ) -> aws.sns.TopicSubscription:
        # https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
        send = Statement(
            service="sns.amazonaws.com",
            actions=["sqs:SendMessage"],
            resources=[queue.arn],
            conditions={"ArnEquals": {"aws:SourceArn": topic.arn}},
        )
        policy = aws.sqs.QueuePolicy(
            f"{name}-queue-policy", queue_url=queue.url, policy=document(send), opts=self._child
        )
        return aws.sns.TopicSubscription(
            f"{name}-subscription",
            topic=topic.arn,
            protocol="sqs",
            endpoint=queue.arn,
            raw_message_delivery=True,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )

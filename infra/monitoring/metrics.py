"""The CloudWatch metrics by which the stack is watched: AWS's own, the sweep's, and those counted in logs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pulumi

from infra.common.lambda_function import LambdaFunction
from workers.metrics import CANARY_LATE, NAMESPACE


@dataclass(frozen=True)
class Metric:
    """One series of values in the stack's region; `dimensions` is name → value."""

    namespace: str
    name: str
    dimensions: Mapping[str, pulumi.Input[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class FeedbackQueues:
    """The names of the queue that tells what became of emails, and of the one with what could not be read."""

    queue: pulumi.Input[str]
    dead_letters: pulumi.Input[str]


@dataclass(frozen=True, kw_only=True)
class Watched:
    """What of the stack writes metrics and logs; `functions` are by their roles in names.

    The canary is not one of them: its own metric tells whatever happens to it, and nothing of it is drawn.
    Nor is the feedback worker: its queues tell.
    """

    stack: str
    api_id: pulumi.Input[str]
    access_log_group_name: pulumi.Input[str]
    table_name: pulumi.Input[str]
    state_machine_arn: pulumi.Input[str]
    state_machine_log_group_name: pulumi.Input[str]
    functions: Mapping[str, LambdaFunction]
    canary: LambdaFunction | None
    feedback: FeedbackQueues | None

    def executions(self, name: str) -> Metric:
        """https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html"""
        return Metric("AWS/States", name, {"StateMachineArn": self.state_machine_arn})

    def api(self, name: str) -> Metric:
        """https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html"""
        return Metric("AWS/ApiGateway", name, {"ApiId": self.api_id, "Stage": "$default"})

    def function(self, role: str, name: str) -> Metric:
        """https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"""
        return Metric("AWS/Lambda", name, {"FunctionName": self.functions[role].name})

    def sweep(self, name: str) -> Metric:
        """One of those that `workers.metrics` writes."""
        return Metric(NAMESPACE, name, {"FunctionName": self.functions["sweep"].name})

    def counted(self, name: str) -> Metric:
        """One that `metric_filters` counts: such a metric has no dimension to tell stacks apart by."""
        return Metric(f"{NAMESPACE}/{self.stack}", name)

    def table(self, name: str, index: str | None = None) -> Metric:
        """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html"""
        of_index = {} if index is None else {"GlobalSecondaryIndexName": index}
        return Metric("AWS/DynamoDB", name, {"TableName": self.table_name, **of_index})


def canary_late(canary: LambdaFunction) -> Metric:
    """How many reminders the canary found late, as `workers.metrics` writes it."""
    return Metric(NAMESPACE, CANARY_LATE, {"FunctionName": canary.name})


def queue(queue_name: pulumi.Input[str], name: str) -> Metric:
    """One of a queue's. It has values while the queue is active, as one that a function polls is.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    """
    return Metric("AWS/SQS", name, {"QueueName": queue_name})


def sms(name: str) -> Metric:
    """One of all SMS of the account that went to a number and not through a topic.

    The page has the dimension; that its value is `PhoneNumberDirect` is unproven.
    https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
    """
    return Metric("AWS/SNS", name, {"PhoneNumber": "PhoneNumberDirect"})


def sms_spend() -> Metric:
    """USD since the month began (UTC), for all SMS of the account; written with each SMS: as for `sms`."""
    return Metric("AWS/SNS", "SMSMonthToDateSpentUSD")


def email(name: str) -> Metric:
    """One of all email of the account, by which AWS judges it too; SES writes it without being asked.

    https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html
    """
    return Metric("AWS/SES", name)

"""The CloudWatch metrics of the stack: AWS's own, the sweep's, and those counted in logs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pulumi

from infra.common.lambda_function import LambdaFunction
from workers.metrics import CANARY_LATE, NAMESPACE


@dataclass(frozen=True)
class Metric:
    """One time series in the stack's region; `dimensions` is name → value."""

    namespace: str
    name: str
    dimensions: Mapping[str, pulumi.Input[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class FeedbackQueues:
    """The names of the queue with SES's events and of its dead-letter queue."""

    queue: pulumi.Input[str]
    dead_letters: pulumi.Input[str]


@dataclass(frozen=True, kw_only=True)
class MonitoredResources:
    """The resources that write metrics and logs; `functions` are by their roles in names.

    The canary is not among them: its own metric covers all its failures, and it has no graphs. Neither is the
    feedback worker: its queues' metrics show its failures.
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
        """Returns one of the metrics that `workers.metrics` writes."""
        return Metric(NAMESPACE, name, {"FunctionName": self.functions["sweep"].name})

    def log_metric(self, name: str) -> Metric:
        """Returns a metric that `metric_filters` counts. It has no dimension; its namespace has the stack."""
        return Metric(f"{NAMESPACE}/{self.stack}", name)

    def table(self, name: str, index: str | None = None) -> Metric:
        """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html"""
        of_index = {} if index is None else {"GlobalSecondaryIndexName": index}
        return Metric("AWS/DynamoDB", name, {"TableName": self.table_name, **of_index})


def canary_late(canary: LambdaFunction) -> Metric:
    """Returns the number of reminders that the canary found late, as `workers.metrics` writes it."""
    return Metric(NAMESPACE, CANARY_LATE, {"FunctionName": canary.name})


def queue(queue_name: pulumi.Input[str], name: str) -> Metric:
    """Returns a metric of a queue. It has values while the queue is active; polling keeps it active.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    """
    return Metric("AWS/SQS", name, {"QueueName": queue_name})


def sms(name: str) -> Metric:
    """Returns a metric of all SMS of the account sent to a number, not to a topic.

    The page lists the dimension. That its value is `PhoneNumberDirect` is unproven.
    https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
    """
    return Metric("AWS/SNS", name, {"PhoneNumber": "PhoneNumberDirect"})


def sms_spend() -> Metric:
    """Returns the USD spent on the account's SMS this month (UTC); updated with each SMS. See `sms`."""
    return Metric("AWS/SNS", "SMSMonthToDateSpentUSD")


def email(name: str) -> Metric:
    """Returns a metric of all email of the account, which AWS judges it by; SES always writes it.

    https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html
    """
    return Metric("AWS/SES", name)

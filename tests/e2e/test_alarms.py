"""An alarm that rings tells whoever is subscribed to the stack's topic."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.stack import Stack


@pytest.fixture
def told(stack: Stack) -> Iterator[str]:
    """The address of a queue that is subscribed to the alarms."""
    sqs, sns = stack.aws.client("sqs"), stack.aws.client("sns")
    url = sqs.create_queue(QueueName=uuid.uuid4().hex)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = stack.outputs["alarmTopicArn"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(letting_in(topic, arn))})
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)["SubscriptionArn"]
    yield url
    sns.unsubscribe(SubscriptionArn=subscription)
    sqs.delete_queue(QueueUrl=url)


def letting_in(topic: str, queue: str) -> dict[str, Any]:
    """https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html"""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": queue,
        "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


def test_it_tells_when_it_rings_and_when_it_stops(stack: Stack, told: str) -> None:
    alarm = stack.outputs["sweepFunctionName"] + "-stuck"
    assert [set_state(stack, alarm, state, told) for state in ("ALARM", "OK")] == [
        (alarm, "ALARM"),
        (alarm, "OK"),
    ]


def set_state(stack: Stack, alarm: str, state: str, queue: str) -> tuple[str, str]:
    """The alarm's name and state as the queue is told of them."""
    stack.aws.client("cloudwatch").set_alarm_state(AlarmName=alarm, StateValue=state, StateReason="drill")
    (message,) = received(stack, queue)
    return message["AlarmName"], message["NewStateValue"]


def received(stack: Stack, queue: str) -> list[dict[str, Any]]:
    """What arrives in the queue next, taken out of it; waits for it at most 10 seconds."""
    sqs = stack.aws.client("sqs")
    messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=10).get("Messages", [])
    for message in messages:
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return [json.loads(json.loads(message["Body"])["Message"]) for message in messages]

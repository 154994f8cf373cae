"""Tests that `feedback-silent` starts if no email outcomes arrive, for each possible cause."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tests.aws import REGION, fail
from tests.parts.infra.monitoring.evaluation import Value, is_ever_in_alarm, notified_states
from tests.parts.infra.monitoring.test_metric_filters import WORKER, counted
from tests.parts.infra.recording import Graph
from tools.emulator import simulated_feedback
from tools.emulator.ses_events import events

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
DESTINATION = "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination"
NORA, SILENT = "nora@example.org", "silent@simulator.amazonses.com"
Period = dict[str, Value]


class Feedback:
    """The emulator's SES, which accepts every email, and the stack's processing of its events."""

    def __init__(self, graph: Graph) -> None:
        self.sns: SNSClient = boto3.client("sns", region_name=REGION)
        self._sqs: Any = boto3.client("sqs", region_name=REGION)
        self._graph = graph
        self.topic = self.sns.create_topic(Name="feedback")["TopicArn"]
        self._queue = self._sqs.create_queue(QueueName="feedback")["QueueUrl"]
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._queue, AttributeNames=["QueueArn"])
        subscribed = self.sns.subscribe(
            TopicArn=self.topic, Protocol="sqs", Endpoint=attributes["Attributes"]["QueueArn"]
        )
        self.subscription = subscribed["SubscriptionArn"]
        declared = graph.one(DESTINATION)["eventDestination"]
        self.destination = {
            "Enabled": declared["enabled"],
            "MatchingEventTypes": declared["matchingEventTypes"],
            "SnsDestination": {"TopicArn": self.topic},
        }
        self.destinations = {"feedback": self.destination}
        self._config_sets = {"stack": {"EventDestinations": self.destinations}}
        simulated_feedback.install(self, self)

    async def handle_request(self, *_: object) -> tuple[int, dict[str, str], str]:
        return 200, {}, json.dumps({"MessageId": "1"})

    def publish_internal(self, topic: str, event: str, _: str) -> None:
        # Events that SES may not publish are lost silently.
        with suppress(ClientError):
            self.sns.publish(TopicArn=topic, Message=event)

    def period(self, recipients: Sequence[str]) -> Period:
        """Returns CloudWatch's values of a period in which these recipients get an email each."""
        before, arrived, ended = self._messages(), 0, 0
        for recipient in recipients:
            email = {
                "Destination": {"ToAddresses": [recipient]},
                "FromEmailAddress": "sender@example.org",
                "ConfigurationSetName": "stack",
            }
            body = json.dumps(email).encode()
            asyncio.run(self.handle_request("POST", "/v2/email/outbound-emails", {}, body, {}))
            ended += counted(self._graph, WORKER, {"message": "email handed over"}) == ["EmailEnded"]
            arrived += [kind for kind, _ in events(email, "1", datetime.now(UTC))].count("DELIVERY")
        return {
            "EmailEnded": ended or None,
            "EmailFailed": None,
            "Delivery": arrived or None,
            "NumberOfMessagesSent": self._messages() - before,
        }

    def _messages(self) -> int:
        name = "ApproximateNumberOfMessages"
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._queue, AttributeNames=[name])
        return int(attributes["Attributes"][name])


@pytest.fixture
def feedback(graph: Graph) -> Iterator[Feedback]:
    with mock_aws():
        yield Feedback(graph)


def series(periods: Sequence[Period]) -> dict[str, list[Value]]:
    return {name: [period[name] for period in periods] for name in periods[0]}


OUTAGES: dict[str, Callable[[Feedback], object]] = {
    "the event destination is deleted": lambda there: there.destinations.clear(),
    "the event destination is off": lambda there: there.destination.update(Enabled=False),
    "no event types are selected": lambda there: there.destination.update(MatchingEventTypes=[]),
    "the topic's policy is lost": lambda there: fail(there.sns, "Publish", "AuthorizationError"),
    "the topic is deleted": lambda there: there.sns.delete_topic(TopicArn=there.topic),
    "the subscription is lost": lambda there: there.sns.unsubscribe(SubscriptionArn=there.subscription),
}

THREE_A_DAY = [[NORA], [NORA], [], [NORA]]
MANY = [[NORA] * 9 + [SILENT]] * 4


@pytest.mark.parametrize("sent", [THREE_A_DAY, MANY], ids=["three a day", "many"])
@pytest.mark.parametrize("outage", OUTAGES)
def test_feedback_silent_starts_if_outcomes_stop_and_stops_afterwards(
    graph: Graph, feedback: Feedback, outage: str, sent: list[list[str]]
) -> None:
    alarm = graph.one(ALARM, "feedback-silent")
    found = [feedback.period(recipients) for recipients in sent]
    assert notified_states(alarm, **series(found)) == ["OK"]
    OUTAGES[outage](feedback)
    found += [feedback.period(recipients) for recipients in sent]
    assert notified_states(alarm, **series(found)) == ["OK", "ALARM"]
    mended = Feedback(graph)
    found += [mended.period(recipients) for recipients in sent]
    assert notified_states(alarm, **series(found)) == ["OK", "ALARM", "OK"]


@pytest.mark.parametrize(
    "sent",
    [[], [[NORA], [NORA]], [[NORA] * 9], [[SILENT] * 9] * 8],
    ids=["nothing", "two", "many at once", "to recipients without outcomes"],
)
def test_feedback_silent_does_not_start_if_too_few_emails_are_sent(
    graph: Graph, feedback: Feedback, sent: list[list[str]]
) -> None:
    OUTAGES["the event destination is deleted"](feedback)
    found = [feedback.period(recipients) for recipients in [*sent, [], []]]
    assert not is_ever_in_alarm(graph.one(ALARM, "feedback-silent"), **series(found))


@pytest.mark.parametrize(
    "sent",
    [[[NORA]], [[NORA] * 8 + [SILENT] * 2], [[NORA], [SILENT] * 9], [["bounce@simulator.amazonses.com"]]],
    ids=["all outcomes arrive", "a few are missing", "most are missing", "all bounce"],
)
def test_feedback_silent_does_not_start_while_outcomes_arrive(
    graph: Graph, feedback: Feedback, sent: list[list[str]]
) -> None:
    found = [feedback.period(recipients) for recipients in sent * 8]
    assert not is_ever_in_alarm(graph.one(ALARM, "feedback-silent"), **series(found))


def test_feedback_silent_does_not_start_if_outcomes_arrive_a_period_later(graph: Graph) -> None:
    heard: Period = {"EmailEnded": None, "EmailFailed": None, "Delivery": 9, "NumberOfMessagesSent": 1}
    sent: Period = {**heard, "EmailEnded": 1, "NumberOfMessagesSent": 0}
    assert not is_ever_in_alarm(graph.one(ALARM, "feedback-silent"), **series([sent, heard] * 4))

"""Tests the headers and tags of an email that is sent to SES, by the emulator's event."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.unit.workers.conftest import SETTINGS, claimed_reminder
from tools.local.emulator import REGION
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from workers.email_delivery import EmailDelivery
from workflow.links.tokens import read_token
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.stack_key import StackKey

KEY = StackKey("1", b"a secret of thirty-two bytes....")
SITE = "https://reminders.example.org"
OWN_HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
REPLY_TO = "office@example.org"


class Keys:
    """The stack's key, which signs the links of these emails."""

    def current(self) -> StackKey:
        return KEY


@dataclass(frozen=True)
class Outbox:
    """The emulator's SES, and a queue for its events about emails sent through a configuration set."""

    aws: Aws
    configuration_set: str
    queue: str

    def sent(self, reminder: Reminder, **settings: str) -> Mapping[str, Any]:
        """Sends its email with these settings of the worker; returns the `mail` of the event."""
        usual = replace(SETTINGS, configuration_set=self.configuration_set, site_url=SITE, reply_to=REPLY_TO)
        if not self._knows(usual.sender_email):
            self.aws.client("sesv2").create_email_identity(EmailIdentity=usual.sender_email)
        client: Any = self.aws.client("sesv2")
        keys: Any = Keys()
        worker = EmailDelivery(client, replace(usual, **settings), lambda: datetime.now(UTC), keys)
        assert worker.deliver(reminder).status == "sent"
        sqs = self.aws.client("sqs")
        [message] = sqs.receive_message(QueueUrl=self.queue, WaitTimeSeconds=10)["Messages"]
        event: dict[str, Any] = json.loads(message["Body"])
        assert event["eventType"] == "Delivery"
        mail: dict[str, Any] = event["mail"]
        return mail

    def _knows(self, sender: str) -> bool:
        listed = self.aws.client("sesv2").list_email_identities()["EmailIdentities"]
        return sender in {each["IdentityName"] for each in listed}


@pytest.fixture
def outbox(emulator_endpoint: Endpoint) -> Outbox:
    aws, name = Aws(emulator_endpoint, REGION), f"leaves-{uuid.uuid4()}"
    topic = aws.client("sns").create_topic(Name=name)["TopicArn"]
    ses = aws.client("sesv2")
    ses.create_configuration_set(ConfigurationSetName=name)
    ses.create_configuration_set_event_destination(
        ConfigurationSetName=name,
        EventDestinationName=name,
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["DELIVERY"],
            "SnsDestination": {"TopicArn": topic},
        },
    )
    return Outbox(aws, name, subscribed_queue(aws, name, topic))


def subscribed_queue(aws: Aws, name: str, topic: str) -> str:
    """Creates a queue subscribed to `topic`; returns its URL."""
    sqs = aws.client("sqs")
    queue = str(sqs.create_queue(QueueName=name)["QueueUrl"])
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    allowed = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
    aws.client("sns").subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"}
    )
    return queue


def headers(mail: Mapping[str, Any]) -> dict[str, str]:
    """Returns the headers except sender, recipient and subject; each occurs once."""
    named = [(each["name"], each["value"]) for each in mail["headers"]]
    assert len({name.lower() for name, _ in named}) == len(named)
    return {name: value for name, value in named if name not in {"From", "To", "Subject"}}


def reminder(**fields: object) -> Reminder:
    return claimed_reminder(**({"email": "success@simulator.amazonses.com"} | fields))


def test_a_recipient_who_is_not_the_creator_gets_one_click_unsubscribe(outbox: Outbox) -> None:
    sent = reminder(asked_by="tim@example.org")
    found = headers(outbox.sent(sent))
    way_out = found.pop("List-Unsubscribe")
    assert found == {
        **OWN_HEADERS,
        "Reply-To": REPLY_TO,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert way_out.startswith(f"<{SITE}/v1/messages/")
    assert way_out.endswith("/stop>")
    link = read_token(way_out.split("/")[-2], lambda _: KEY)
    assert link is not None
    assert (link.owner, link.reminder_id) == (sent.owner, sent.id)


@pytest.mark.parametrize(
    ("fields", "settings"),
    [
        ({"asked_by": "success@simulator.amazonses.com"}, {}),
        ({"asked_by": "tim@example.org"}, {"site_url": "http://localhost:8080"}),
    ],
)
def test_the_creator_and_a_site_without_https_get_no_unsubscribe_header(
    outbox: Outbox, fields: dict[str, str], settings: dict[str, str]
) -> None:
    assert headers(outbox.sent(reminder(**fields), **settings)) == {**OWN_HEADERS, "Reply-To": REPLY_TO}


def test_without_reply_to_replies_go_to_the_sender(outbox: Outbox) -> None:
    assert "Reply-To" not in headers(outbox.sent(reminder(), reply_to=""))


def test_the_tags_identify_the_reminder(outbox: Outbox) -> None:
    sent = reminder()
    tags = outbox.sent(sent)["tags"]
    assert (tags["owner"], tags["reminder"]) == ([sent.owner], [sent.id])

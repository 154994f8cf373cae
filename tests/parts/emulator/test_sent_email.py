"""Tests the headers and tags of an email that is sent to SES, by the emulator's event.

`tests/unit/workers` tests which emails have which.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

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


def sent(aws: Aws, reminder: Reminder) -> Mapping[str, Any]:
    """Sends its email through a configuration set; returns the `mail` of SES's event about it."""
    name = f"leaves-{uuid.uuid4()}"
    topic = aws.client("sns").create_topic(Name=name)["TopicArn"]
    ses: Any = aws.client("sesv2")
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
    queue = subscribed_queue(aws, name, topic)
    ses.create_email_identity(EmailIdentity=SETTINGS.sender_email)
    settings = replace(SETTINGS, configuration_set=name, site_url=SITE, reply_to=REPLY_TO)
    keys: Any = Keys()
    worker = EmailDelivery(ses, settings, lambda: datetime.now(UTC), keys)
    assert worker.deliver(reminder).status == "sent"
    [message] = aws.client("sqs").receive_message(QueueUrl=queue, WaitTimeSeconds=10)["Messages"]
    event: dict[str, Any] = json.loads(message["Body"])
    assert event["eventType"] == "Delivery"
    mail: dict[str, Any] = event["mail"]
    return mail


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


def test_ses_gets_one_click_unsubscribe_and_the_tags_of_the_reminder(emulator_endpoint: Endpoint) -> None:
    reminder = claimed_reminder(email="success@simulator.amazonses.com", asked_by="tim@example.org")
    mail = sent(Aws(emulator_endpoint, REGION), reminder)
    found = headers(mail)
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
    assert (link.owner, link.reminder_id) == (reminder.owner, reminder.id)
    assert (mail["tags"]["owner"], mail["tags"]["reminder"]) == ([reminder.owner], [reminder.id])

"""Tests that the emulator's messages are read with recipient, text and time."""

import time
import uuid
from datetime import UTC, datetime, timedelta

from tools.local.inbox.messages import read_messages
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint


def test_emails_and_sms_are_read_as_sent(emulator_endpoint: Endpoint) -> None:
    mark = f"☎ {uuid.uuid4()}"
    aws = Aws(emulator_endpoint, "ap-southeast-2")
    aws.client("sesv2").create_email_identity(EmailIdentity="from@example.org")
    started = datetime.now(UTC) - timedelta(seconds=1)
    aws.client("sesv2").send_email(
        FromEmailAddress="from@example.org",
        Destination={"ToAddresses": ["success@simulator.amazonses.com"]},
        Content={
            "Simple": {
                "Subject": {"Data": "Subject"},
                "Body": {"Text": {"Data": mark}, "Html": {"Data": f"<p>{mark}</p>"}},
            }
        },
    )
    aws.client("sns").publish(PhoneNumber="+61491570156", Message=mark)
    email, sms = [message for message in read_messages(emulator_endpoint) if message.text == mark]
    assert (email.channel, email.recipient) == ("email", "success@simulator.amazonses.com")
    assert (email.subject, email.html) == ("Subject", f"<p>{mark}</p>")
    assert email.at is not None
    assert started < email.at < datetime.fromtimestamp(time.time() + 1, UTC)
    assert (sms.channel, sms.recipient, sms.at) == ("sms", "+61491570156", None)

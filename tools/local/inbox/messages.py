"""Reads the messages that the emulator's mail and SMS services accepted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import urllib3

from tools.emulator.access_guard import KEY_HEADER
from tools.local_provider.endpoint import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sent message. `at` is None for an SMS, since the emulator stores no time for it."""

    channel: Literal["email", "sms"]
    message_id: str
    recipient: str
    text: str
    subject: str = ""
    html: str | None = None
    at: datetime | None = None

    def is_for(self, message: str) -> bool:
        """Returns whether it was sent for a reminder's `message`: equals an SMS, or begins an email."""
        return self.text == message or (self.channel == "email" and self.text.startswith(f"{message}\n\n"))


def read_messages(endpoint: Endpoint) -> list[Message]:
    """Returns every message that the emulator at `endpoint` has accepted so far.

    Raises urllib3's HTTPError when it doesn't respond.
    """
    emails = _read(endpoint, "/_ministack/ses/messages")["messages"].values()
    texts = _read(endpoint, "/_ministack/sns/sms-messages")["sms_messages"].values()
    return [
        *(_email(message) for account in emails for message in account),
        *(_sms(message) for number in texts for message in number),
    ]


def _read(endpoint: Endpoint, path: str) -> dict[str, Any]:
    headers = {KEY_HEADER: endpoint.key}
    response = urllib3.request("GET", endpoint.url + path, headers=headers, timeout=10, retries=False)
    content: dict[str, Any] = response.json()
    return content


def _email(message: dict[str, Any]) -> Message:
    return Message(
        channel="email",
        message_id=message["MessageId"],
        recipient=", ".join(message["To"]),
        subject=message["Subject"],
        text=message["BodyText"],
        html=message["BodyHtml"],
        at=datetime.fromtimestamp(message["Timestamp"], UTC),
    )


def _sms(message: dict[str, Any]) -> Message:
    return Message(
        channel="sms",
        message_id=message["MessageId"],
        recipient=message["PhoneNumber"],
        text=message["Message"],
    )

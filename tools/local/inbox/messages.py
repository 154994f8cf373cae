"""Reads the messages that the emulator's mail and SMS services accepted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import urllib3


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message that was sent. `at` is None for an SMS, since the emulator stores no time of it."""

    channel: Literal["email", "sms"]
    message_id: str
    recipient: str
    text: str
    subject: str = ""
    html: str | None = None
    at: datetime | None = None


def read_messages(endpoint_url: str) -> list[Message]:
    """Every message that the emulator at `endpoint_url` has accepted so far.

    Raises urllib3's HTTPError when it doesn't respond.
    """
    emails = _read(f"{endpoint_url}/_ministack/ses/messages")["messages"].values()
    texts = _read(f"{endpoint_url}/_ministack/sns/sms-messages")["sms_messages"].values()
    return [
        *(_email(message) for account in emails for message in account),
        *(_sms(message) for number in texts for message in number),
    ]


def _read(url: str) -> dict[str, Any]:
    content: dict[str, Any] = urllib3.request("GET", url, timeout=10, retries=False).json()
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

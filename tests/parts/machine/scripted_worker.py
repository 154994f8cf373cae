"""Stands in for the email worker in the interpreters: does what the reminder's address says.

It is packaged alone as a Lambda function too, so it imports nothing of the project.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class SendingLimitReached(Exception):
    """Raised as the real worker does: worth trying again."""


class MailServiceUnavailable(Exception):
    """Raised as the real worker does: worth trying again."""


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Returns a delivery, or raises; the address is `{script}@…` or `{script}-{number}@…`."""
    reminder = event["reminder"]
    script, _, number = reminder["email"]["S"].partition("@")[0].partition("-")
    attempts = _attempt(reminder["id"]["S"])
    if script == "throttled" and attempts <= int(number):
        raise SendingLimitReached("TooManyRequestsException")
    if script == "down" and attempts <= int(number):
        raise MailServiceUnavailable("InternalServiceErrorException")
    if script == "held":
        _wait_for(f"{reminder['id']['S']}.released")
    if script == "refused":
        return _delivery("failed", error="MessageRejected")
    return _delivery("sent", message_id="message-1")


def _attempt(reminder_id: str) -> int:
    """Counts an attempt for this reminder, over every process that runs this function."""
    with Path(os.environ["ATTEMPTS"], reminder_id).open("ab") as file:
        file.write(b".")
        return file.tell()


def _wait_for(name: str) -> None:
    """Holds the delivery until the test has made the file of that name."""
    while not Path(os.environ["ATTEMPTS"], name).exists():
        time.sleep(0.01)


def _delivery(status: str, message_id: str = "", error: str = "") -> Mapping[str, Any]:
    return {
        "M": {
            "status": {"S": status},
            "at": {"S": "2026-11-23T09:00:00.000Z"},
            "messageId": {"S": message_id},
            "error": {"S": error},
        }
    }

"""Replaces the email worker in the interpreters: follows the script in the reminder's address.

It is packaged alone as a Lambda function too, so it imports no module of the project.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class SendingLimitReached(Exception):
    """Raised like by the real worker: the provider did not accept the email."""


class MailServiceUnavailable(Exception):
    """Raised like by the real worker: the provider did not accept the email."""


class EmailMayHaveLeft(Exception):
    """Raised like by the real worker: each attempt may be a copy."""


class EmailWorkerDefect(Exception):
    """Raised like by the real worker: nothing was sent."""


FAILURES = {
    "throttled": SendingLimitReached,
    "down": MailServiceUnavailable,
    "slow": EmailMayHaveLeft,
    "broken": EmailWorkerDefect,
    "nameless": ArithmeticError,
}
"""The error of the first attempts, by script."""


def handler(event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
    """Returns a delivery, or raises; the address is `{script}@…` or `{script}-{failing attempts}@…`.

    Two consecutive scripts are `{script}-{number}.{script}-{number}@…`.
    """
    reminder = event["reminder"]
    attempts = _attempt(reminder["id"]["S"])
    for part in reminder["email"]["S"].partition("@")[0].split("."):
        script, _, number = part.partition("-")
        if script in FAILURES:
            if attempts <= int(number):
                raise FAILURES[script]("planted")
            attempts -= int(number)
    if script == "held":
        _wait_for(f"{reminder['id']['S']}.released")
    if script == "refused" and event.get("mayHaveLeft"):
        raise EmailMayHaveLeft("MessageRejected")
    if script == "refused":
        return _delivery("failed", error="MessageRejected")
    if script == "stopped":
        return _delivery("failed", error="RecipientStopped")
    return _delivery("sent", message_id="message-1")


def _attempt(reminder_id: str) -> int:
    """Counts an attempt for this reminder, in every process that runs this function."""
    with Path(os.environ["ATTEMPTS"], reminder_id).open("ab") as file:
        file.write(b".")
        return file.tell()


def _wait_for(name: str) -> None:
    """Waits until the test has created the file with that name."""
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

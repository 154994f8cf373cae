"""A message as a provider was asked to send it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Message:
    """To whom it goes, all of them, and what it says."""

    recipients: tuple[str, ...]
    text: str


def email(request: Mapping[str, Any]) -> Message:
    """What SES is asked to send."""
    to = [each for group in request["Destination"].values() for each in group]
    return Message(tuple(to), request["Content"]["Simple"]["Body"]["Text"]["Data"])


def sms(request: Mapping[str, Any]) -> Message:
    """What SNS is asked to send."""
    return Message((request["PhoneNumber"],), request["Message"])

"""A message as it was passed to a provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Message:
    """All recipients, and the text."""

    recipients: tuple[str, ...]
    text: str


def email(request: Mapping[str, Any]) -> Message:
    """Reads the parameters of a call to SES."""
    to = [each for group in request["Destination"].values() for each in group]
    return Message(tuple(to), request["Content"]["Simple"]["Body"]["Text"]["Data"])


def sms(request: Mapping[str, Any]) -> Message:
    """Reads the parameters of a call to SNS."""
    return Message((request["PhoneNumber"],), request["Message"])

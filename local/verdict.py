"""Compares what was delivered with what was asked for: right channel, recipient and text, not early, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from local.captured import Captured

DELIVERIES = {"sent": "sent", "cancelled": "not_sent", "scheduled": "waiting"}
"""What every delivery of a reminder has where the reminder has that status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One message that a reminder must bring."""

    channel: Literal["email", "sms"]
    recipient: str
    text: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One message that was delivered, and when it was first seen (for an email: when it was taken)."""

    message: Captured
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence for a person, and whether it is as it must be."""

    right: bool
    text: str


def judge(expected: Sequence[Expected], seen: Iterable[Seen]) -> list[Finding]:
    """A finding for each expected message, and one for each delivered message that nobody asked for.

    An email's text has more after the reminder's own (the due time and a link); an SMS is the text alone.
    """
    left = list(seen)
    findings = []
    for wanted in expected:
        found = [one for one in left if _fits(one.message, wanted)]
        left = [one for one in left if one not in found]
        findings.append(_finding(wanted, found))
    for one in left:
        what = f"{one.message.channel} to {one.message.recipient}: {one.message.text!r}"
        findings.append(Finding(right=False, text=f"{what} was not asked for"))
    return findings


def ending(reminder: Mapping[str, Any], status: str) -> Finding:
    """Whether `reminder` (as the API shows it) has the `status` that it must have, and its deliveries too."""
    channels = {name: delivery["status"] for name, delivery in reminder["deliveries"].items()}
    right = reminder["status"] == status and set(channels.values()) == {DELIVERIES[status]}
    text = f"{reminder['message']!r} ended as {reminder['status']}: {channels}"
    return Finding(right=right, text=text if right else f"{text}, not {status}")


def _fits(message: Captured, wanted: Expected) -> bool:
    if (message.channel, message.recipient) != (wanted.channel, wanted.recipient):
        return False
    return message.text == wanted.text or (
        wanted.channel == "email" and message.text.startswith(f"{wanted.text}\n\n")
    )


def _finding(wanted: Expected, found: Sequence[Seen]) -> Finding:
    what = f"{wanted.channel:<5} to {wanted.recipient}: {wanted.text!r}"
    if len(found) != 1:
        return Finding(right=False, text=f"{what} was delivered {len(found)} times")
    late = (found[0].at - wanted.due).total_seconds()
    return Finding(right=late >= 0, text=f"{what} was delivered once, {late:.1f} s after it was due")

"""Compares what was delivered with what was asked for: right channel, recipient and text, not early, once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from tools.local.inbox.captured import Captured
from workflow.reminders.reminder import CHANNELS
from workflow.time.times import parse

Reminder: TypeAlias = Mapping[str, Any]
"""As the API shows it."""
Delivered: TypeAlias = tuple[Captured, datetime]
"""A message, and when it was first seen (an email: when it was taken)."""

RECIPIENTS = {"email": "email", "sms": "phone"}
"""Where a reminder has the recipient of each channel."""
DELIVERIES = {"sent": "sent", "cancelled": "not_sent", "scheduled": "waiting"}
"""What every delivery of a reminder has where the reminder has that status."""


class Finding(NamedTuple):
    """A sentence for a person, and whether it is as it must be."""

    right: bool
    text: str


def judge(reminders: Iterable[Reminder], delivered: Iterable[Delivered]) -> list[Finding]:
    """A finding for each message that `reminders` must bring, and one for each that nobody asked for.

    An email's text has more after the reminder's own (the due time and a link); an SMS is the text alone.
    """
    left = list(delivered)
    findings = []
    for reminder in reminders:
        for channel in CHANNELS[reminder["preference"]]:
            found = [one for one in left if _brings(reminder, channel, one[0])]
            left = [one for one in left if one not in found]
            findings.append(_finding(reminder, channel, [at for _, at in found]))
    for message, _ in left:
        what = f"{message.channel} to {message.recipient}: {message.text!r}"
        findings.append(Finding(right=False, text=f"{what} was not asked for"))
    return findings


def ending(reminder: Reminder, status: str) -> Finding:
    """Whether `reminder` has the `status` that it must have, and its deliveries too."""
    channels = {name: delivery["status"] for name, delivery in reminder["deliveries"].items()}
    right = reminder["status"] == status and set(channels.values()) == {DELIVERIES[status]}
    text = f"{reminder['message']!r} ended as {reminder['status']}: {channels}"
    return Finding(right=right, text=text if right else f"{text}, not {status}")


def _brings(reminder: Reminder, channel: str, message: Captured) -> bool:
    if (message.channel, message.recipient) != (channel, reminder[RECIPIENTS[channel]]):
        return False
    text: str = reminder["message"]
    return message.text == text or (channel == "email" and message.text.startswith(f"{text}\n\n"))


def _finding(reminder: Reminder, channel: str, times: Sequence[datetime]) -> Finding:
    what = f"{channel:<5} to {reminder[RECIPIENTS[channel]]}: {reminder['message']!r}"
    if len(times) != 1:
        return Finding(right=False, text=f"{what} was delivered {len(times)} times")
    late = (times[0] - parse(reminder["dueAt"])).total_seconds()
    return Finding(right=late >= 0, text=f"{what} was delivered once, {late:.1f} s after it was due")

"""Compares deliveries with expectations: right channel, recipient and text, not early, exactly once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from tools.local.inbox.messages import Message
from workflow.reminders.reminder import CHANNELS
from workflow.time.times import parse

Reminder: TypeAlias = Mapping[str, Any]
"""As the API returns it."""
Delivered: TypeAlias = tuple[Message, datetime]
"""A message and its time of detection (for an email: of acceptance)."""

RECIPIENTS = {"email": "email", "sms": "phone"}
"""The reminder's member with the recipient of each channel."""
DELIVERIES = {"sent": "sent", "cancelled": "not_sent", "scheduled": "waiting"}
"""The status of all deliveries of a reminder, by the reminder's status."""


class Finding(NamedTuple):
    """A sentence to print, and whether the result is as expected."""

    passed: bool
    text: str


def check_deliveries(reminders: Iterable[Reminder], delivered: Iterable[Delivered]) -> list[Finding]:
    """Returns a finding for each message that `reminders` must have sent, and for each unexpected message.

    An email's text begins with the reminder's text (due time and link follow); an SMS is only the text.
    """
    unmatched = list(delivered)
    findings = []
    for reminder in reminders:
        for channel in CHANNELS[reminder["preference"]]:
            found = [one for one in unmatched if _belongs_to(reminder, channel, one[0])]
            unmatched = [one for one in unmatched if one not in found]
            findings.append(_finding(reminder, channel, [at for _, at in found]))
    for message, _ in unmatched:
        what = f"{message.channel} to {message.recipient}: {message.text!r}"
        findings.append(Finding(passed=False, text=f"{what} was not expected"))
    return findings


def check_status(reminder: Reminder, status: str) -> Finding:
    """Returns whether `reminder` has the expected `status`, and its deliveries the corresponding one."""
    channels = {name: delivery["status"] for name, delivery in reminder["deliveries"].items()}
    passed = reminder["status"] == status and set(channels.values()) == {DELIVERIES[status]}
    text = f"{reminder['message']!r} has the status {reminder['status']}: {channels}"
    return Finding(passed=passed, text=text if passed else f"{text}, not {status}")


def _belongs_to(reminder: Reminder, channel: str, message: Message) -> bool:
    to = (channel, reminder[RECIPIENTS[channel]])
    return (message.channel, message.recipient) == to and message.is_for(reminder["message"])


def _finding(reminder: Reminder, channel: str, times: Sequence[datetime]) -> Finding:
    what = f"{channel:<5} to {reminder[RECIPIENTS[channel]]}: {reminder['message']!r}"
    if len(times) != 1:
        return Finding(passed=False, text=f"{what} was delivered {len(times)} times")
    late = (times[0] - parse(reminder["dueAt"])).total_seconds()
    return Finding(passed=late >= 0, text=f"{what} was delivered once, {late:.1f} s after it was due")

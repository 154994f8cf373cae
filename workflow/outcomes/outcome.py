"""The outcome of a message that the provider accepted: status codes, their texts, and their ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

OutcomeStatus = Literal["delivered", "undelivered", "complained"]
OutcomeCode = Literal[
    "accepted",
    "attachment_rejected",
    "content_rejected",
    "mailbox_full",
    "mailbox_unknown",
    "marked_as_unwanted",
    "recipient_suppressed",
    "rejected",
    "temporary_failure",
    "too_large",
    "virus",
]

DETAILS: Mapping[OutcomeCode, str] = {
    "accepted": "The recipient's mail server took the message.",
    "attachment_rejected": "The recipient's mail server rejected the attachment.",
    "content_rejected": "The recipient's mail server rejected the content of the message.",
    "mailbox_full": "The recipient's mailbox is full.",
    "mailbox_unknown": "The recipient's mailbox does not exist.",
    "marked_as_unwanted": "The recipient marked the message as unwanted.",
    "recipient_suppressed": "Nothing was sent: earlier mail to this address bounced or was unwanted.",
    "rejected": "The recipient's mail server rejected the message permanently.",
    "temporary_failure": "The recipient's mail server could not accept the message for now.",
    "too_large": "The message is too large for the recipient's mail server.",
    "virus": "The mail service found a virus in the message and did not send it.",
}
"""The text of each code for the reminder's owner. Codes are never removed; more may be added."""

SOFT: frozenset[OutcomeCode] = frozenset(
    {
        "attachment_rejected",
        "content_rejected",
        "mailbox_full",
        "temporary_failure",
        "too_large",
    }
)
"""Codes of soft bounces: the failure may be temporary, or an absence notice reported as a bounce."""

SOFTLY_UNDELIVERED, DELIVERED, UNDELIVERED, COMPLAINED = 1, 2, 3, 4
"""The ranks of outcomes: an outcome is replaced only by one of a higher rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of one message; `at` is when it happened (aware)."""

    status: OutcomeStatus
    at: datetime
    code: OutcomeCode

    @property
    def rank(self) -> int:
        """The rank of this outcome."""
        if self.status == "undelivered":
            return SOFTLY_UNDELIVERED if self.code in SOFT else UNDELIVERED
        return DELIVERED if self.status == "delivered" else COMPLAINED

    @property
    def needs_attention(self) -> bool:
        """Whether the owner should be alerted."""
        return self.status != "delivered"


def higher_ranked(known: Outcome | None, outcome: Outcome) -> Outcome:
    """Returns the outcome of the higher rank; order and repetition of `outcome` do not matter."""
    return outcome if known is None or outcome.rank > known.rank else known

"""Classifies SES's `MessageRejected` by its text, which holds addresses and is never logged or stored."""

import re

from workflow.reminders.delivery_errors import RECIPIENT_NOT_VERIFIED, SENDER_NOT_VERIFIED

_NOT_VERIFIED = re.compile(r"\bnot verified\b", re.IGNORECASE)
"""`Email address is not verified. The following identities failed the check in region REGION: a, b`.

https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
"""

_PAUSED = re.compile(r"\bsending (?:is )?(?:paused|suspended)\b", re.IGNORECASE)
"""`Sending paused for this account`, which most other SES calls report as an error of its own.

https://github.com/GoodDollar/GoodServer/issues/419
"""


def name_of_rejection(text: str, sender: str) -> str:
    """Returns the error name for a `MessageRejected` with `text`, for an email from `sender` (an address).

    It stays `MessageRejected` unless the text says that an identity isn't verified or that sending is paused.
    A virus is another cause (API_BulkEmailEntryResult).
    """
    if _PAUSED.search(text):
        return "SendingPausedException"
    if not _NOT_VERIFIED.search(text):
        return "MessageRejected"
    identities = {each.strip().lower() for each in text.rpartition(":")[2].split(",")}
    ours = {sender.lower(), sender.lower().rpartition("@")[2]}
    return SENDER_NOT_VERIFIED if identities & ours else RECIPIENT_NOT_VERIFIED

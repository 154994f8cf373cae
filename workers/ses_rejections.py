"""Tells SES's `MessageRejected` apart by its text, which is neither logged nor kept: it has addresses."""

import re

from workflow.reminders.delivery_errors import RECIPIENT_NOT_VERIFIED, SENDER_NOT_VERIFIED

_NOT_VERIFIED = re.compile(r"\bnot verified\b", re.IGNORECASE)
"""`Email address is not verified. The following identities failed the check in region REGION: a, b`.

https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
"""

_PAUSED = re.compile(r"\bsending (?:is )?(?:paused|suspended)\b", re.IGNORECASE)
"""`Sending paused for this account`, which is an error of its own in most of SES's calls.

https://github.com/GoodDollar/GoodServer/issues/419
"""


def name_of_rejection(text: str, sender: str) -> str:
    """The name of a `MessageRejected` that says `text` of an email from `sender` (an address).

    Its own where the text says neither that somebody isn't verified nor that sending is paused: there is one
    for a virus, too (API_BulkEmailEntryResult).
    """
    if _PAUSED.search(text):
        return "SendingPausedException"
    if not _NOT_VERIFIED.search(text):
        return "MessageRejected"
    identities = {each.strip().lower() for each in text.rpartition(":")[2].split(",")}
    ours = {sender.lower(), sender.lower().rpartition("@")[2]}
    return SENDER_NOT_VERIFIED if identities & ours else RECIPIENT_NOT_VERIFIED

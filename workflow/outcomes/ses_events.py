"""Parses SES event notifications, as SNS raw message delivery puts them into a queue.

Members: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
Examples: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workflow.outcomes.outcome import Outcome, OutcomeCode
from workflow.time.times import parse

OWNER_TAG, REMINDER_TAG = "owner", "reminder"
"""Message tags that name the record of an email."""

TOPIC_TEST = "Successfully validated SNS topic for Amazon SES event publishing."
"""The message that SES publishes when a topic is configured. It is undocumented; it was recorded in
https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/ses/test_ses.snapshot.json
"""

BOUNCES: Mapping[str, Mapping[str, OutcomeCode]] = {
    "Permanent": {
        "NoEmail": "mailbox_unknown",
        "OnAccountSuppressionList": "recipient_suppressed",
        "Suppressed": "recipient_suppressed",
    },
    "Transient": {
        "AttachmentRejected": "attachment_rejected",
        "ContentRejected": "content_rejected",
        "MailboxFull": "mailbox_full",
        "MessageTooLarge": "too_large",
    },
}
"""Codes by bounce type and subtype, as the page above lists them ("Bounce types")."""

OTHER_BOUNCES: Mapping[str, OutcomeCode] = {"Permanent": "rejected"}
"""Codes for `General` and for unknown subtypes; any other type is a temporary failure."""

NO_COMPLAINTS = frozenset({"auth-failure", "not-spam"})
"""Feedback types that do not say that the recipient found the message unwanted.

The same page, "Complaint object"; https://www.iana.org/assignments/marf-parameters/marf-parameters.xhtml#marf-parameters-2
"""

MarkReason = Literal["bounced", "complained"]


class NotAnEvent(ValueError):
    """The message is not an SES event; the text quotes nothing of it, since it contains addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """The outcome of one email, the record that its tags name, and why to suppress its `address`, if at all.

    Emails of the release before outcomes have no owner tag.
    """

    owner: str | None
    reminder_id: str | None
    outcome: Outcome
    address: str
    mark: MarkReason | None


def read(body: str) -> Feedback | None:
    """Parses a queue message; None if it says nothing about a message's outcome.

    Raises:
        NotAnEvent: it does not have the shape of an SES event.
    """
    if body == TOPIC_TEST:
        return None
    try:
        event = json.loads(body)
        found = _READERS.get(event["eventType"], _ignore)(event)
        return None if found is None else _feedback(event["mail"], *found)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise NotAnEvent("not an event of SES") from None


Found = tuple[Outcome, MarkReason | None]


def _delivery(event: Mapping[str, Any]) -> Found:
    at = parse(event["delivery"]["timestamp"])
    return Outcome(status="delivered", at=at, code="accepted"), None


def _bounce(event: Mapping[str, Any]) -> Found:
    bounce = event["bounce"]
    kind, at = bounce["bounceType"], parse(bounce["timestamp"])
    code = BOUNCES.get(kind, {}).get(bounce["bounceSubType"]) or OTHER_BOUNCES.get(kind, "temporary_failure")
    return Outcome(status="undelivered", at=at, code=code), "bounced" if kind == "Permanent" else None


def _complaint(event: Mapping[str, Any]) -> Found | None:
    """SES also reports a complaint for what it did not send because the recipient complained before."""
    complaint = event["complaint"]
    at = parse(complaint["timestamp"])
    if complaint.get("complaintSubType") == "OnAccountSuppressionList":
        return Outcome(status="undelivered", at=at, code="recipient_suppressed"), "complained"
    if complaint.get("complaintFeedbackType") in NO_COMPLAINTS:
        return None
    return Outcome(status="complained", at=at, code="marked_as_unwanted"), "complained"


def _reject(event: Mapping[str, Any]) -> Found:
    """A reject has no time of its own, and one reason: `Bad content`, a virus."""
    at = parse(event["mail"]["timestamp"])
    return Outcome(status="undelivered", at=at, code="virus"), None


def _ignore(_event: Mapping[str, Any]) -> None:
    """Ignores events that are not subscribed to."""


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Found | None]] = {
    "Bounce": _bounce,
    "Complaint": _complaint,
    "Delivery": _delivery,
    "Reject": _reject,
}


def _feedback(mail: Mapping[str, Any], outcome: Outcome, mark: MarkReason | None) -> Feedback:
    (address,) = mail["destination"]  # our emails have exactly one
    tags = mail.get("tags", {})
    return Feedback(
        owner=_tag(tags, OWNER_TAG),
        reminder_id=_tag(tags, REMINDER_TAG),
        outcome=outcome,
        address=str(address),
        mark=mark,
    )


def _tag(tags: Mapping[str, list[str]], name: str) -> str | None:
    values = tags.get(name)
    return str(values[0]) if values else None

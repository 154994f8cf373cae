"""Builds SES's events about an email, depending on its recipient, as in AWS's examples.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tools.emulator.recipients import BOUNCES, COMPLAINS, NO_EVENTS, REJECTED, without_label

Email = Mapping[str, Any]
"""The body of a SendEmail call."""


def events(email: Email, message_id: str, now: datetime) -> Iterator[tuple[str, str]]:
    """Yields each event's type, as event destinations name it, and its JSON."""
    address = email["Destination"]["ToAddresses"][0]
    base, at = (
        without_label(address),
        now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    )
    if base in NO_EVENTS:
        return
    if base == REJECTED:
        yield "REJECT", _event("Reject", {"reason": "Bad content"}, email, message_id, at)
        return
    if bounce := BOUNCES.get(base):
        yield "BOUNCE", _event("Bounce", _bounce(address, bounce, at), email, message_id, at)
        return
    yield "DELIVERY", _event("Delivery", _delivery(address, at), email, message_id, at)
    if base == COMPLAINS:
        yield "COMPLAINT", _event("Complaint", _complaint(address, at), email, message_id, at)


def _bounce(address: str, bounce: tuple[str, str], at: str) -> dict[str, Any]:
    kind, subtype = bounce
    recipient = {
        "emailAddress": address,
        "action": "failed",
        "status": "5.1.1" if kind == "Permanent" else "4.2.2",
        "diagnosticCode": "smtp; simulated",
    }
    return {
        "feedbackId": "simulated",
        "bounceType": kind,
        "bounceSubType": subtype,
        "bouncedRecipients": [recipient],
        "timestamp": at,
        "reportingMTA": "dsn; simulated.example",
    }


def _delivery(address: str, at: str) -> dict[str, Any]:
    return {
        "timestamp": at,
        "processingTimeMillis": 1,
        "recipients": [address],
        "smtpResponse": "250 2.6.0 Message received",
        "reportingMTA": "simulated.example",
    }


def _complaint(address: str, at: str) -> dict[str, Any]:
    return {
        "complainedRecipients": [{"emailAddress": address}],
        "timestamp": at,
        "feedbackId": "simulated",
        "complaintSubType": None,
        "complaintFeedbackType": "abuse",
        "arrivalDate": at,
    }


def _headers(email: Email) -> Iterator[dict[str, str]]:
    """Yields the email's headers that are known from the request."""
    content = email.get("Content", {}).get("Simple", {})
    for name, values in (
        ("From", [email["FromEmailAddress"]]),
        ("Reply-To", email.get("ReplyToAddresses", [])),
        ("To", email["Destination"]["ToAddresses"]),
        ("Subject", [content.get("Subject", {}).get("Data", "")]),
    ):
        if values:
            yield {"name": name, "value": ", ".join(values)}
    for header in content.get("Headers", []):
        yield {"name": header["Name"], "value": header["Value"]}


def _event(kind: str, details: Mapping[str, Any], email: Email, message_id: str, at: str) -> str:
    to: Sequence[str] = email["Destination"]["ToAddresses"]
    tags = {tag["Name"]: [tag["Value"]] for tag in email.get("EmailTags", [])}
    mail = {
        "timestamp": at,
        "source": email["FromEmailAddress"],
        "messageId": message_id,
        "destination": list(to),
        "headersTruncated": False,
        "headers": list(_headers(email)),
        "tags": {"ses:configuration-set": [email["ConfigurationSetName"]], **tags},
    }
    return json.dumps({"eventType": kind, "mail": mail, kind.lower(): details})

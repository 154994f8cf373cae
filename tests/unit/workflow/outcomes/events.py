"""Builds SES events like the examples of its documentation, with another recipient and our tags.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

import json
from typing import Any

ADDRESS = "nora@example.org"


def event(
    kind: str, details: dict[str, Any], tags: dict[str, str] | None = None, address: str = ADDRESS
) -> str:
    """Returns the JSON of an event about an email with these tags, added to those that SES sets."""
    mail = {
        "timestamp": "2026-11-23T22:00:02.012Z",
        "source": "Task Reminder <reminders@example.com>",
        "sourceArn": "arn:aws:ses:ap-southeast-2:123456789012:identity/reminders@example.com",
        "sendingAccountId": "123456789012",
        "messageId": "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
        "destination": [address],
        "headersTruncated": False,
        "headers": [{"name": "To", "value": address}, {"name": "Subject", "value": "Call the plumber"}],
        "commonHeaders": {"to": [address], "subject": "Call the plumber"},
        "tags": {
            "ses:configuration-set": ["task-reminder-test-email"],
            "ses:source-ip": ["192.0.2.0"],
            "ses:from-domain": ["example.com"],
            "ses:caller-identity": ["task-reminder-test-email"],
            **{name: [value] for name, value in (tags or {}).items()},
        },
    }
    return json.dumps({"eventType": kind, "mail": mail, kind.lower(): details})


def delivery(tags: dict[str, str] | None = None, **other: str | None) -> str:
    """Returns an event: the recipient's mail server accepted the email."""
    details: dict[str, Any] = {
        "timestamp": "2026-11-23T22:00:03.500Z",
        "processingTimeMillis": 1488,
        "recipients": [ADDRESS],
        "smtpResponse": "250 2.6.0 Message received",
        "remoteMtaIp": "123.456.789.012",
        "reportingMTA": "mta.example.com",
    }
    return event("Delivery", details | other, tags)


def bounce(kind: str, subtype: str, tags: dict[str, str] | None = None, **other: str | None) -> str:
    """Returns an event: the email bounced."""
    details: dict[str, Any] = {
        "bounceType": kind,
        "bounceSubType": subtype,
        "bouncedRecipients": [
            {
                "emailAddress": ADDRESS,
                "action": "failed",
                "status": "5.1.1",
                "diagnosticCode": "smtp; 550 5.1.1 user unknown",
            }
        ],
        "timestamp": "2026-11-23T22:00:04.669Z",
        "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
        "reportingMTA": "dsn; mta.example.com",
    }
    return event("Bounce", details | other, tags)


def complaint(tags: dict[str, str] | None = None, **other: str | None) -> str:
    """Returns an event: the recipient reported the email as spam."""
    details: dict[str, Any] = {
        "complainedRecipients": [{"emailAddress": ADDRESS}],
        "timestamp": "2026-11-23T22:05:00.000Z",
        "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
        "complaintSubType": None,
        "userAgent": "Amazon SES Mailbox Simulator",
        "complaintFeedbackType": "abuse",
        "arrivalDate": "2026-11-23T22:05:00.000Z",
    }
    return event("Complaint", details | other, tags)


def reject(tags: dict[str, str] | None = None) -> str:
    """Returns an event: SES found a virus in the email."""
    return event("Reject", {"reason": "Bad content"}, tags)

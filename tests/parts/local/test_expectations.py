"""Tests that the check of deliveries finds every deviation."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from tools.local.inbox.messages import Message
from tools.local_check.expectations import Delivered, check_deliveries, check_status

DUE = datetime(2026, 3, 1, 12, tzinfo=UTC)
NORA, PHONE = "a@example.org", "+61491570156"
REMINDER = {
    "preference": "both",
    "message": "Call ☎",
    "email": NORA,
    "phone": PHONE,
    "dueAt": "2026-03-01T12:00:00Z",
}


def delivered(
    channel: Literal["email", "sms"], recipient: str, text: str, *, late: float = 0.5, number: int = 1
) -> Delivered:
    message = Message(channel=channel, message_id=f"{channel}{number}", recipient=recipient, text=text)
    return message, DUE + timedelta(seconds=late)


EMAIL = delivered("email", NORA, "Call ☎\n\nDue: …\n")
SMS = delivered("sms", PHONE, "Call ☎")


def test_expected_deliveries_are_in_order() -> None:
    findings = check_deliveries([REMINDER], [SMS, EMAIL])
    assert [finding.passed for finding in findings] == [True, True]
    assert findings[0].text == "email to a@example.org: 'Call ☎' was delivered once, 0.5 s after it was due"


@pytest.mark.parametrize(
    ("delivered_messages", "message"),
    [
        ([SMS], "delivered 0 times"),
        ([SMS, EMAIL, delivered("email", NORA, EMAIL[0].text, number=2)], "delivered 2 times"),
        ([SMS, delivered("email", NORA, EMAIL[0].text, late=-0.1)], "-0.1 s after it was due"),
        ([SMS, delivered("email", "b@example.org", EMAIL[0].text)], "b@example.org"),
        ([SMS, delivered("email", NORA, "Call\n\n")], "was not expected"),
        ([SMS, EMAIL, delivered("sms", PHONE, "Call ☎\n\nmore", number=2)], "was not expected"),
    ],
)
def test_each_unexpected_delivery_is_found(delivered_messages: list[Delivered], message: str) -> None:
    wrong = [
        finding.text for finding in check_deliveries([REMINDER], delivered_messages) if not finding.passed
    ]
    assert any(message in text for text in wrong), wrong


def ended(status: str, **deliveries: str) -> dict[str, object]:
    """Returns a reminder as from the API, with the members that the check reads."""
    shown = {name: {"status": delivery} for name, delivery in deliveries.items()}
    return {"message": "Call", "status": status, "deliveries": shown}


@pytest.mark.parametrize(
    ("reminder", "status", "passed"),
    [
        (ended("sent", email="sent", sms="sent"), "sent", True),
        (ended("sent", email="sent", sms="failed"), "sent", False),
        (ended("partially_sent", email="sent", sms="sent"), "sent", False),
        (ended("cancelled", email="not_sent"), "cancelled", True),
        (ended("cancelled", email="sent"), "cancelled", False),
        (ended("scheduled", sms="waiting"), "scheduled", True),
        (ended("sent", sms="sent"), "scheduled", False),
    ],
)
def test_the_final_status_of_a_reminder_is_checked(
    reminder: dict[str, object], status: str, passed: bool
) -> None:
    finding = check_status(reminder, status)
    assert finding.passed is passed
    assert finding.text.endswith(f", not {status}") is not passed
